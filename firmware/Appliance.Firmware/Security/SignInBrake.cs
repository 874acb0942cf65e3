namespace Appliance.Firmware.Security;

/// <summary>
/// Slows guessing down, per account and per address. It cannot keep the owner out: an address from which somebody has
/// signed in to an account lately has a count of its own there, so that strangers who guess do not use it up; and a code
/// had at the counter is never asked to wait behind them.
/// </summary>
internal sealed class SignInBrake(TimeProvider time)
{
    /// <summary>Wrong passwords for an account before the first wait.</summary>
    public const int FreeForAccount = 3;

    /// <summary>Wrong passwords from an address before the first wait; a whole shop may be behind one.</summary>
    public const int FreeForAddress = 10;

    /// <summary>Accounts and addresses remembered; the oldest is forgotten.</summary>
    public const int RememberedLimit = 10_000;

    /// <summary>Pairs of account and address remembered as good.</summary>
    public const int TrustedLimit = 1_000;

    /// <summary>The first wait; it doubles with each wrong password.</summary>
    public static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    /// <summary>Without a wrong password for so long all is forgiven.</summary>
    public static readonly TimeSpan Forgiven = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Guesses> guesses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> trusted = new(StringComparer.Ordinal);

    /// <summary>
    /// Begins an attempt. It counts as wrong until it turns out to be right, so that many at once do not get through
    /// together.
    /// </summary>
    /// <returns>How long to wait before an attempt is looked at again; zero: this one is.</returns>
    public TimeSpan Begin(string login, string from)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            var keys = Keys(login, from);
            var until = keys.Max(key => guesses.GetValueOrDefault(key.Name)?.Until ?? default);
            if (until > now) return until - now;
            foreach (var (name, free) in keys)
            {
                var before = guesses.GetValueOrDefault(name);
                var count = before is null || now - before.At > Forgiven ? 1 : before.Count + 1;
                guesses[name] = new(count, now, now + WaitAfter(count - free));
            }

            while (guesses.Count > RememberedLimit) guesses.Remove(guesses.MinBy(pair => pair.Value.At).Key);
            return TimeSpan.Zero;
        }
    }

    /// <summary>Forgets what was guessed from an address that turned out to be right, and trusts it from here on.</summary>
    public void Right(string login, string from)
    {
        lock (gate)
        {
            foreach (var (name, _) in Keys(login, from)) guesses.Remove(name);
            trusted[Pair(login, from)] = time.GetUtcNow();
            while (trusted.Count > TrustedLimit) trusted.Remove(trusted.MinBy(pair => pair.Value).Key);
            foreach (var (name, _) in Keys(login, from)) guesses.Remove(name);
        }
    }

    private static string Pair(string login, string from) => $"{login} {from}";

    private static TimeSpan WaitAfter(int beyond)
    {
        if (beyond < 0) return TimeSpan.Zero;
        var wait = FirstWait * Math.Pow(2, Math.Min(beyond, 20));
        return wait < LongestWait ? wait : LongestWait;
    }

    /// <summary>What an attempt counts for.</summary>
    private (string Name, int Free)[] Keys(string login, string from) => trusted.ContainsKey(Pair(login, from))
        ? [($"trusted {Pair(login, from)}", FreeForAccount)]
        : [($"account {login}", FreeForAccount), ($"address {from}", FreeForAddress)];

    private sealed record Guesses(int Count, DateTimeOffset At, DateTimeOffset Until);
}
