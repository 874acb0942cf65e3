using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Doctor;

/// <summary>Runs an acceptor outside the appliance: whether it answers, and whether it knows the money put in.</summary>
internal static class CashAcceptorTest
{
    /// <summary>Sets it up and says what it takes. It lets nothing in.</summary>
    /// <exception cref="IOException">It is lost or not the device expected.</exception>
    /// <exception cref="TimeoutException">It says nothing.</exception>
    public static Task AnswerAsync(ICashAcceptor acceptor, CancellationToken cancellationToken) =>
        WhileRunningAsync(acceptor, _ => Task.CompletedTask, cancellationToken);

    /// <summary>Lets money in until some came, and gives what it came to.</summary>
    /// <exception cref="IOException">It is lost or not the device expected.</exception>
    /// <exception cref="TimeoutException">It says nothing.</exception>
    public static async Task<long> TakeAsync(ICashAcceptor acceptor, CancellationToken cancellationToken)
    {
        await WhileRunningAsync(
            acceptor,
            async stop =>
            {
                TaskCompletionSource came = new(TaskCreationOptions.RunContinuationsAsynchronously);
                using var canceled = stop.Register(() => came.TrySetCanceled(stop));
                void Look()
                {
                    if (acceptor.DepositAmount > 0) came.TrySetResult();
                }

                acceptor.Changed += Look;
                await acceptor.BeginDepositAsync(stop);
                await came.Task;
                acceptor.Changed -= Look;
                await acceptor.EndDepositAsync(CashDepositEnd.Repay, stop);
            },
            cancellationToken);
        return acceptor.DepositAmount;
    }

    private static async Task WhileRunningAsync(
        ICashAcceptor acceptor, Func<CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = acceptor.RunAsync(stop.Token);
        var acting = ActAsync();
        try
        {
            // Where the device is lost its own words say more than those of whoever asked it something.
            if (await Task.WhenAny(running, acting) == running || acting.IsFaulted) await running;
            await acting;
        }
        finally
        {
            await stop.EndAsync(running, acting);
        }

        async Task ActAsync()
        {
            // It is answered only when the device has been set up.
            await acceptor.EndDepositAsync(CashDepositEnd.Repay, stop.Token);
            await act(stop.Token);
        }
    }
}
