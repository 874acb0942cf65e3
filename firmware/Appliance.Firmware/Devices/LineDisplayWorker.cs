using Appliance.Domain;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Queues;

namespace Appliance.Firmware.Devices;

/// <summary>
/// Shows the latest page; pages that came too fast for the glass are skipped. Now and then, when there is nothing to show,
/// the glass is set up anew: one that lost its power for a moment answers as before, and shows nothing or nonsense.
/// </summary>
internal sealed class LineDisplayWorker(
    string role, DeviceOpener<ILineDisplay> open, TimeProvider time, ILogger<LineDisplayWorker> logger)
    : DeviceWorker(role, time, logger)
{
    /// <summary>Longest time a glass that lost its power may stay dark.</summary>
    public static readonly TimeSpan RefreshEvery = TimeSpan.FromSeconds(30);

    private readonly AsyncQueue<bool> news = new(1);
    private DisplayPage wanted = DisplayPage.Blank;
    private DisplayPage? shown;

    /// <summary>Whether the glass shows what it should.</summary>
    public bool IsCurrent => ReferenceEquals(Volatile.Read(ref wanted), Volatile.Read(ref shown));

    public void Show(DisplayPage page)
    {
        if (Volatile.Read(ref wanted) == page) return;
        Volatile.Write(ref wanted, page);
        news.TryAdd(true);
    }

    protected override async Task SessionAsync(CancellationToken cancellationToken)
    {
        using var opened = await open(cancellationToken);
        var display = opened.Device;
        while (true)
        {
            Volatile.Write(ref shown, null);
            await display.InitializeAsync(cancellationToken);
            SetState(DeviceState.Online, null);
            await ServeAsync(display, cancellationToken);
        }
    }

    /// <summary>Shows what there is to show, until there is nothing and the glass is due to be set up anew.</summary>
    private async Task ServeAsync(ILineDisplay display, CancellationToken cancellationToken)
    {
        using CancellationTokenSource refresh = new(RefreshEvery, Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(refresh.Token, cancellationToken);
        while (true)
        {
            var page = Volatile.Read(ref wanted);
            if (!ReferenceEquals(page, shown))
            {
                await display.DisplayTextAsync(RowLayout.Fit(page, display.Columns, display.Rows), cancellationToken);
                Volatile.Write(ref shown, page);
                Pulse();
                continue;
            }

            try
            {
                await news.TakeAsync(either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }
}

/// <summary>Fits a page to the glass.</summary>
internal static class RowLayout
{
    /// <summary>Rows of exactly <paramref name="columns"/> characters; the right part wins where both do not fit.</summary>
    public static IReadOnlyList<string> Fit(DisplayPage page, int columns, int rows)
    {
        List<string> fitted = [Fit(page.Top, columns), Fit(page.Bottom, columns)];
        if (rows > fitted.Count) fitted.Add(Fit(page.Third ?? new(""), columns));
        if (rows > fitted.Count) fitted.Add(Fit(page.Fourth ?? new(""), columns));
        return fitted;
    }

    private static string Fit(DisplayRow row, int columns)
    {
        var right = row.Right.Length <= columns ? row.Right : row.Right[^columns..];
        var room = columns - right.Length - (right.Length > 0 ? 1 : 0);
        var left = row.Left.Length <= room ? row.Left : row.Left[..Math.Max(room, 0)];
        return left + right.PadLeft(columns - left.Length);
    }
}
