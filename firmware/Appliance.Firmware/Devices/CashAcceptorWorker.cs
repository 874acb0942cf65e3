using Appliance.Firmware.Core;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Devices;

/// <summary>
/// Runs a coin or bill acceptor: lets money in while a sale waits for it, and no longer. What came in goes through the
/// ledger into the journal; this worker counts nothing.
/// </summary>
internal sealed class CashAcceptorWorker(
    string role, DeviceOpener<CashAcceptorMaker> open, ICashLedger ledger, TimeProvider time, ILogger logger)
    : DeviceWorker(role, time, logger)
{
    private static readonly TimeSpan WishLimit = TimeSpan.FromHours(1);

    private readonly Signal wish = new();
    private volatile bool wanted;

    /// <summary>Whether it lets money in now.</summary>
    public bool IsDepositing { get; private set; }

    /// <summary>Whether it does what was wanted of it last.</summary>
    public bool IsAsWanted => State == DeviceState.Online && IsDepositing == wanted;

    /// <summary>Says whether money is to be let in from now on.</summary>
    public void Want(bool money)
    {
        if (wanted == money) return;
        wanted = money;
        wish.Tell();
    }

    protected override async Task SessionAsync(CancellationToken cancellationToken)
    {
        using var opened = await open(cancellationToken);
        var acceptor = opened.Device(ledger);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        void Tell() => TellState(acceptor);
        acceptor.Changed += Tell;
        var running = acceptor.RunAsync(stop.Token);
        var serving = ServeAsync(acceptor, stop.Token);
        try
        {
            await Task.WhenAny(running, serving);
        }
        finally
        {
            stop.CancelHere();
            acceptor.Changed -= Tell;
            IsDepositing = false;
        }

        await ReasonAsync(running, serving);
    }

    /// <summary>
    /// Why it ended: the driver's own words first, for whoever asked it something only hears that it is lost.
    /// </summary>
    private static async Task ReasonAsync(Task running, Task serving)
    {
        try
        {
            await running;
        }
        catch (OperationCanceledException)
        {
            // It was told to end; what told it comes below.
        }
        finally
        {
            await Task.WhenAny(serving);
        }

        await serving;
    }

    private async Task ServeAsync(ICashAcceptor acceptor, CancellationToken cancellationToken)
    {
        // Whatever is asked of it is answered only when it has been set up: then it is on line.
        await EndAsync(acceptor, cancellationToken);
        TellState(acceptor);
        while (true)
        {
            if (!await wish.WaitUntilAsync(() => wanted != IsDepositing, WishLimit, Time, cancellationToken)) continue;
            var money = wanted;
            if (money) await acceptor.BeginDepositAsync(cancellationToken);
            else await EndAsync(acceptor, cancellationToken);
            IsDepositing = money;
            Pulse();
        }
    }

    /// <summary>A bill that is not ours yet goes back; one that was on its way is recorded when it arrives.</summary>
    private static async Task EndAsync(ICashAcceptor acceptor, CancellationToken cancellationToken)
    {
        try
        {
            await acceptor.EndDepositAsync(CashDepositEnd.Repay, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Its status says so, too; no more money is let in.
        }
    }

    private void TellState(ICashAcceptor acceptor)
    {
        var words = acceptor.Status switch
        {
            CashAcceptorStatus.Ok => null,
            CashAcceptorStatus.Jam => "Money is stuck in it.",
            CashAcceptorStatus.Full => "Its stacker is full.",
            CashAcceptorStatus.CashBoxRemoved => "Its stacker is out.",
            CashAcceptorStatus.Fault => "Its own check failed.",
            _ => throw new ArgumentOutOfRangeException(nameof(acceptor), acceptor.Status, "There are no words for this."),
        };
        SetState(words is null ? DeviceState.Online : DeviceState.Error, words);
    }
}
