namespace Appliance.Firmware.Security;

/// <summary>One browser in which a person is signed in.</summary>
/// <param name="Id">Names it in lists and in the journal; no secret.</param>
/// <param name="StaffId">Whose.</param>
/// <param name="From">Remote address at the sign-in.</param>
/// <param name="Agent">What the browser calls itself, cut short.</param>
/// <param name="Csrf">What every change has to bring along in a header.</param>
/// <param name="BeganAt">When.</param>
#pragma warning disable CA1001 // Without a timer and without links its source holds nothing to be given back.
internal sealed record Session(string Id, string StaffId, string From, string Agent, string Csrf, DateTimeOffset BeganAt)
#pragma warning restore CA1001
{
    private readonly CancellationTokenSource ended = new();
    private long seenAtTicks = BeganAt.UtcTicks;

    /// <summary>When it last asked for something.</summary>
    public DateTimeOffset SeenAt => new(Interlocked.Read(ref seenAtTicks), TimeSpan.Zero);

    /// <summary>Fires when it ends: open streams end with it.</summary>
    public CancellationToken Ended => ended.Token;

    /// <summary>Whether it began with the code given at the counter, which is more than a password.</summary>
    public bool IsByCode { get; init; }

    public void Seen(DateTimeOffset now) => Interlocked.Exchange(ref seenAtTicks, now.UtcTicks);

    public void End() => ended.Cancel();
}
