using System.Runtime.InteropServices;

namespace Appliance.Hardware.CardReaders.Pcsc;

/// <summary>
/// libpcsclite's functions (winscard.h of pcsc-lite 1.9). LONG and DWORD are as long as a pointer on Linux; results are
/// compared by their lower 32 bits.
/// </summary>
internal static unsafe partial class PcscNative
{
    public const int AtrLimit = 33;
    public const uint Success = 0x00000000;
    public const uint Cancelled = 0x80100002;
    public const uint TimedOut = 0x8010000A;
    public const uint SharingViolation = 0x8010000B;
    public const uint NoSmartcard = 0x8010000C;
    public const uint NotTransacted = 0x80100016;
    public const uint NoService = 0x8010001D;
    public const uint ServiceStopped = 0x8010001E;
    public const uint NoReaders = 0x8010002E;
    public const uint Unresponsive = 0x80100066;
    public const uint Unpowered = 0x80100067;
    public const uint Reset = 0x80100068;
    public const uint Removed = 0x80100069;

    public const nuint ScopeSystem = 2;
    public const nuint ShareShared = 2;
    public const nuint ProtocolT0OrT1 = 3;
    public const nuint LeaveCard = 0;
    public const uint StateChanged = 0x0002;
    public const uint StateUnknown = 0x0004;
    public const uint StateUnavailable = 0x0008;

    private const string Library = "libpcsclite.so.1";

    [LibraryImport(Library)]
    public static partial nint SCardEstablishContext(nuint scope, nint reserved1, nint reserved2, out nint context);

    [LibraryImport(Library)]
    public static partial nint SCardReleaseContext(nint context);

    [LibraryImport(Library)]
    public static partial nint SCardCancel(nint context);

    [LibraryImport(Library)]
    public static partial nint SCardListReaders(nint context, nint groups, byte* readers, ref nuint length);

    [LibraryImport(Library)]
    public static partial nint SCardGetStatusChange(nint context, nuint timeoutMs, ref ReaderState state, nuint count);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint SCardConnect(
        nint context, string reader, nuint share, nuint protocols, out nint card, out nuint protocol);

    [LibraryImport(Library)]
    public static partial nint SCardDisconnect(nint card, nuint disposition);

    [LibraryImport(Library)]
    public static partial nint SCardTransmit(
        nint card, in IoRequest request, byte* command, nuint commandLength, nint answerRequest, byte* answer,
        ref nuint answerLength);

    /// <summary>SCARD_READERSTATE.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct ReaderState
    {
        public byte* Reader;
        public nint UserData;
        public nuint CurrentState;
        public nuint EventState;
        public nuint AtrLength;
        public fixed byte Atr[AtrLimit];
    }

    /// <summary>SCARD_IO_REQUEST.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct IoRequest
    {
        public nuint Protocol;
        public nuint Length;
    }
}
