using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Appliance.Hardware.Buses.Serial;

/// <summary>A serial port of Linux: UART, USB adapter, or anything else that is a terminal. 8N1, raw, one owner.</summary>
public sealed class SerialPort : IDisposable
{
    /// <summary>How long a read waits before it looks whether it has been cancelled, in tenths of a second.</summary>
    internal const byte ReadWaitTenths = 1;

    private SerialPort(SafeFileHandle handle) => Stream = new SerialPortStream(handle);

    /// <summary>
    /// The bytes, asynchronous only. A read ends with data, with cancellation (within 100 ms) or with an
    /// <see cref="IOException"/>: silence is not the end. A write ends likewise, even when the other side stops it.
    /// </summary>
    public Stream Stream { get; }

    /// <summary>Opens a port and takes it for this process alone; what was under way on it is thrown away.</summary>
    /// <param name="path">For example <c>/dev/ttyUSB0</c>, or a link under <c>/dev/serial/by-id</c>.</param>
    /// <param name="options">Settings.</param>
    /// <exception cref="IOException">It does not exist, is taken, or is no serial port.</exception>
    /// <exception cref="ValidationException">An option is out of its range.</exception>
    public static SerialPort Open(string path, SerialPortOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);

        // Without O_NONBLOCK a UART whose carrier line is low would hold the open itself, for ever.
        var descriptor = Termios.Open(
            path, Termios.ReadWrite | Termios.NoControllingTerminal | Termios.CloseOnExec | Termios.NonBlocking);
        if (descriptor < 0) throw Failure("open", path);
        SafeFileHandle handle = new(descriptor, ownsHandle: true);
        try
        {
            Configure(handle, path, options);
            return new(handle);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Stream.Dispose();

    private static void Configure(SafeFileHandle handle, string path, SerialPortOptions options)
    {
        var none = 0;
        Check(Termios.IoControl(handle, Termios.Exclusive, ref none), "take", path);
        Check(Termios.GetAttributes(handle, out var settings), "read the settings of", path);
        Termios.MakeRaw(ref settings);
        settings.Control |= Termios.ReceiverOn | Termios.IgnoreModemLines;
        if (options.RtsCts) settings.Control |= Termios.HardwareFlowControl;
        else settings.Control &= ~Termios.HardwareFlowControl;
        settings.Special[Termios.MinimumIndex] = 0;
        settings.Special[Termios.TimeoutIndex] = ReadWaitTenths;

        // glibc takes the speed as a number too, and refuses one that the kernel has no name for.
        Check(Termios.SetSpeed(ref settings, (uint)options.BaudRateBps), "set the speed of", path);
        Check(Termios.SetAttributes(handle, Termios.SetNow, settings), "set up", path);
        RaiseModemLines(handle, path);
        Check(Termios.Flush(handle, Termios.FlushBoth), "empty", path);
        var flags = Termios.Control(handle, Termios.GetFlags, 0);
        Check(flags, "read the flags of", path);
        Check(Termios.Control(handle, Termios.SetFlags, flags & ~Termios.NonBlocking), "set the flags of", path);
    }

    /// <summary>
    /// DTR and RTS tell the device that somebody listens; many printers and scanners stay silent without. A
    /// pseudo-terminal and some adapters have no such lines.
    /// </summary>
    private static void RaiseModemLines(SafeFileHandle handle, string path)
    {
        var lines = Termios.DtrAndRts;
        if (Termios.IoControl(handle, Termios.SetModemLines, ref lines) == 0) return;
        if (Marshal.GetLastPInvokeError() is Termios.NotATerminal or Termios.Invalid) return;
        throw Failure("raise the lines of", path);
    }

    private static void Check(int result, string what, string path)
    {
        if (result < 0) throw Failure(what, path);
    }

    private static IOException Failure(string what, string path)
    {
        Win32Exception reason = new(Marshal.GetLastPInvokeError());
        return new($"Cannot {what} {path}: {reason.Message}.", reason);
    }
}
