using Appliance.Hardware.Ports;
using Appliance.Hardware.Printers.EscPos;

namespace Appliance.Hardware.EscPosNet;

/// <summary>
/// A receipt printer over the connections of ESCPOS_NET. The library carries the bytes; documents, status and
/// confirmations are those of <see cref="EscPosPrinter"/>: see the README for why.
/// </summary>
public sealed class EscPosNetPrinter : IPosPrinter
{
    private static readonly PosPrinterStatus Offline = new(false, false, false, false, false, false);

    private readonly Func<CancellationToken, Task<PrinterConnection>> connect;
    private readonly EscPosPrinterOptions options;
    private readonly TimeProvider time;
    private int owners;
    private volatile EscPosPrinter? running;
    private volatile PosPrinterStatus status = Offline;

    private EscPosNetPrinter(
        Func<CancellationToken, Task<PrinterConnection>> connect, EscPosPrinterOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        (this.connect, this.options, this.time) = (connect, options, time);
    }

    /// <inheritdoc/>
    public event Action<PosPrinterStatus>? StatusChanged;

    /// <inheritdoc/>
    public int Columns => options.Columns;

    /// <inheritdoc/>
    public PosPrinterStatus Status => status;

    /// <summary>A printer on a serial port, 8N1; opened when it runs.</summary>
    /// <param name="portName">For example <c>/dev/ttyUSB0</c>.</param>
    /// <param name="baudRateBps">As set on the printer, for example 38400.</param>
    /// <param name="options">Settings.</param>
    /// <param name="time">The clock of all time-outs.</param>
    public static EscPosNetPrinter OnSerialPort(
        string portName, int baudRateBps, EscPosPrinterOptions options, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrEmpty(portName);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(baudRateBps);
        return new(_ => Task.FromResult(SerialConnection.Open(portName, baudRateBps)), options, time);
    }

    /// <summary>A printer on the network; connected when it runs.</summary>
    /// <param name="host">Name or address.</param>
    /// <param name="port">1–65535; printers listen at 9100.</param>
    /// <param name="options">Settings.</param>
    /// <param name="time">The clock of all time-outs.</param>
    public static EscPosNetPrinter OnNetwork(string host, int port, EscPosPrinterOptions options, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrEmpty(host);
        ArgumentOutOfRangeException.ThrowIfLessThan(port, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, 65_535);
        return new(token => NetworkConnection.ConnectAsync(host, port, token), options, time);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">It is running already.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref owners, 1) != 0) throw new InvalidOperationException("The printer has an owner already.");
        PrinterConnection? connection = null;
        try
        {
            connection = await connect(cancellationToken);
            EscPosPrinter printer = new(connection.Stream, options, time);
            printer.StatusChanged += Tell;
            running = printer;
            await printer.RunAsync(cancellationToken);
        }
        finally
        {
            running = null;
            if (connection is not null) await connection.CloseAsync();
            Interlocked.Exchange(ref owners, 0);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">An element is out of its range, or the document too long.</exception>
    /// <exception cref="InvalidOperationException">Another document is being printed: a printer has one owner.</exception>
    public Task PrintAsync(PrintDocument document, CancellationToken cancellationToken) =>
        running is { } printer
            ? printer.PrintAsync(document, cancellationToken)
            : Task.FromException(new IOException("The printer is not connected."));

    private void Tell(PosPrinterStatus value)
    {
        status = value;
        StatusChanged?.Invoke(value);
    }
}
