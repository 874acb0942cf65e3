using Appliance.Firmware.Core;
using Appliance.Hardware.Emulation.Printers;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Hardware.Emulation.Wires;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Printers.EscPos;

namespace Appliance.Firmware.Receipts;

/// <summary>
/// A paper as it would come out of the printer: put through the real driver onto the paper of an emulated printer, in
/// simulated time of its own. No printer is touched.
/// </summary>
/// <param name="Text">What is printed, line by line.</param>
/// <param name="Svg">How it looks: an SVG document.</param>
internal sealed record PaperPicture(string Text, string Svg)
{
    /// <summary>Half-width characters in a line of a picture: paper of 58 mm and 80 mm.</summary>
    public static IReadOnlyList<int> Widths { get; } = [32, 48];

    /// <summary>Longest any paper takes an emulated printer.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromHours(1);

    /// <summary>Draws.</summary>
    /// <param name="document">What would be printed.</param>
    /// <param name="columns">Half-width characters in a line.</param>
    /// <exception cref="TimeoutException">The emulated printer did not come to an end.</exception>
    public static PaperPicture Draw(PrintDocument document, int columns)
    {
        var sheet = Print(document, columns);
        return new(sheet.Text, sheet.ToSvg());
    }

    /// <summary>Prints it onto a sheet of paper that is not there.</summary>
    /// <param name="document">What would be printed.</param>
    /// <param name="columns">Half-width characters in a line.</param>
    /// <exception cref="TimeoutException">The emulated printer did not come to an end.</exception>
    public static PaperSheet Print(PrintDocument document, int columns)
    {
        SimulationLoop loop = new(DateTimeOffset.UnixEpoch);
        return loop.Run(() => PrintAsync(loop, document, columns));
    }

    private static async Task<PaperSheet> PrintAsync(SimulationLoop loop, PrintDocument document, int columns)
    {
        using CancellationTokenSource stop = new();
        using SerialWire wire = new();
        EmulatedEscPosPrinter device = new(wire.Device, loop.Time, new() { PaperDots = columns * LogoPicture.DotsPerColumn });
        EscPosPrinter driver = new(wire.Host, new() { Columns = columns }, loop.Time);
        var running = Task.WhenAll(device.RunAsync(stop.Token), driver.RunAsync(stop.Token));
        var printed = driver.PrintAsync(document, stop.Token);
        var late = Task.Delay(Limit, loop.Time);
        if (await Task.WhenAny(printed, late) == late) throw new TimeoutException("The paper did not come to an end.");
        await printed;
        var sheet = device.Sheets[0];
        stop.CancelHere();
        try
        {
            await running;
        }
        catch (OperationCanceledException)
        {
            // That is how they end.
        }

        return sheet;
    }
}
