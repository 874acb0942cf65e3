using System.ComponentModel.DataAnnotations;
using Appliance.Hardware.Buses.Kernel;

namespace Appliance.Hardware.Buses.Serial;

/// <summary>A serial port of Linux: UART, USB adapter, or anything else that is a terminal. 8N1, raw, one owner.</summary>
public sealed class SerialPort : IDisposable
{
    private SerialPort(DeviceFile file) => Stream = new DeviceStream(file);

    /// <summary>
    /// The bytes, asynchronous only. A read ends with data, with cancellation at once, or with an
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
        ArgumentNullException.ThrowIfNull(options);
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);

        // Without O_NONBLOCK a UART whose carrier line is low would hold the open itself, for ever.
        var file = DeviceFile.Open(path, LibC.ReadWrite | LibC.NoControllingTerminal | LibC.NonBlocking);
        try
        {
            Configure(file, options);
            return new(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Stream.Dispose();

    private static void Configure(DeviceFile file, SerialPortOptions options)
    {
        file.Control(Termios.Exclusive, 0, "take");
        file.Check(Termios.GetAttributes(file.Handle, out var settings), "read the settings of");
        Termios.MakeRaw(ref settings);
        settings.Control |= Termios.ReceiverOn | Termios.IgnoreModemLines;
        if (options.RtsCts) settings.Control |= Termios.HardwareFlowControl;
        else settings.Control &= ~Termios.HardwareFlowControl;

        // glibc takes the speed as a number too, and refuses one that the kernel has no name for.
        file.Check(Termios.SetSpeed(ref settings, (uint)options.BaudRateBps), "set the speed of");
        file.Check(Termios.SetAttributes(file.Handle, Termios.SetNow, settings), "set up");
        RaiseModemLines(file);
        file.Check(Termios.Flush(file.Handle, Termios.FlushBoth), "empty");
    }

    /// <summary>
    /// DTR and RTS tell the device that somebody listens; many printers and scanners stay silent without. A
    /// pseudo-terminal and some adapters have no such lines.
    /// </summary>
    private static void RaiseModemLines(DeviceFile file)
    {
        try
        {
            var lines = Termios.DtrAndRts;
            file.Control(Termios.SetModemLines, ref lines, "raise the lines of");
        }
        catch (IOException exception) when (DeviceFile.IsOneOf(exception, Termios.NotATerminal, Termios.Invalid))
        {
            // It has none.
        }
    }
}
