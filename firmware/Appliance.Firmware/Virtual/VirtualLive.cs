using System.Threading.Channels;
using Appliance.Domain.Register;
using Appliance.Firmware.Devices;
using Appliance.Firmware.Live;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Virtual;

/// <summary>Tells open pages what moved at the counter; many small changes of a display become one event.</summary>
internal sealed class VirtualLive(
    VirtualBench bench, CounterMirror mirror, VirtualViews views, CounterDevices devices, LiveEvents events, TimeProvider time)
{
    /// <summary>
    /// What is told of a real key with a figure on it. Which one never leaves the counter: with them PINs are typed.
    /// </summary>
    public const string AnyFigure = "FIGURE";

    /// <summary>How long changes are gathered before they are told.</summary>
    public static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(20);

    private readonly Channel<bool> news = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly Lock gate = new();
    private readonly HashSet<string> changed = [];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        bench.OperatorGlass.Changed += () => Note("operator");
        bench.CustomerGlass.Changed += () => Note("customer");
        mirror.OperatorGlass.Changed += () => Note("operator");
        mirror.CustomerGlass.Changed += () => Note("customer");
        mirror.Paper.Printed += id =>
        {
            events.Tell("paper", new { Id = id });
            Note("printer");
        };
        mirror.KeyPressed += TellKey;
        bench.Drawer.IsOpenChanged += _ => Note("drawer");
        devices.Drawer.Moved += () => Note("drawer");
        bench.Printer.Changed += () => Note("printer");
        bench.Printer.SheetCut += sheet => events.Tell("paper", new { sheet.Id });
        devices.Printer.StateChanged += _ => Note("printer");
        devices.Tone.Sounding += signal => events.Tell("buzzer", new { Signal = Word(signal) });
        while (true)
        {
            await news.Reader.ReadAsync(cancellationToken);
            await Task.Delay(Gather, time, cancellationToken);
            string[] what;
            lock (gate)
            {
                what = [.. changed];
                changed.Clear();
            }

            foreach (var one in what) Tell(one);
        }
    }

    private void Note(string what)
    {
        lock (gate) changed.Add(what);
        news.Writer.TryWrite(true);
    }

    private void Tell(string what)
    {
        switch (what)
        {
            case "operator":
                TellDisplay("operator", DisplayView.Of(views.OperatorGlass));
                break;
            case "customer":
                TellDisplay("customer", DisplayView.Of(views.CustomerGlass));
                break;
            case "drawer":
                events.Tell("drawer", views.Drawer);
                break;
            case "printer":
                events.Tell("printer", views.Printer);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(what), what, "Nothing is told of this.");
        }
    }

    private void TellKey(PosKeyPress press)
    {
        if (devices.Keys.At(press) is not { } key) return;
        events.Tell("key", new { Name = key <= RegisterKey.DoubleZero ? AnyFigure : RegisterKeys.Name(key) });
    }

    private static string Word(ToneSignal signal) => signal switch
    {
        ToneSignal.Accepted => "accepted",
        ToneSignal.Error => "error",
        _ => throw new ArgumentOutOfRangeException(nameof(signal), signal, "There is no word for this signal."),
    };

    private void TellDisplay(string role, DisplayView view) => events.Tell(
        "display", new { role, view.Columns, view.Rows, view.Text, view.Dots });
}
