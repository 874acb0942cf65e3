using System.Security.Cryptography;
using System.Text;

namespace Appliance.Firmware.Security;

/// <summary>
/// Who is signed in to the console. Kept in memory only: after a restart everybody signs in again, and the journal has
/// no secret of a session. Only hashes of the cookies' secrets are kept.
/// </summary>
internal sealed class Sessions(TimeProvider time, Action<Span<byte>> random)
{
    /// <summary>Sessions of one person; the one unused longest gives way.</summary>
    public const int PersonLimit = 20;

    /// <summary>Sessions there are at most; the one unused longest gives way.</summary>
    public const int TotalLimit = 500;

    /// <summary>Characters kept of what a browser calls itself.</summary>
    public const int AgentLength = 160;

    /// <summary>A session that asks for nothing so long ends.</summary>
    public static readonly TimeSpan IdleEnd = TimeSpan.FromHours(2);

    /// <summary>A session ends so long after the sign-in: a long business day.</summary>
    public static readonly TimeSpan AbsoluteEnd = TimeSpan.FromHours(14);

    private const int SecretBytes = 32;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Session> bySecret = new(StringComparer.Ordinal);

    /// <summary>Those that have not ended, the newest first.</summary>
    public IReadOnlyList<Session> All
    {
        get
        {
            lock (gate)
            {
                Forget();
                return [.. bySecret.Values.OrderByDescending(session => session.BeganAt)];
            }
        }
    }

    /// <summary>Begins a session.</summary>
    /// <param name="staffId">Whose.</param>
    /// <param name="from">Remote address.</param>
    /// <param name="agent">What the browser calls itself.</param>
    /// <param name="isByCode">Whether the code given at the counter began it.</param>
    /// <returns>The session, and the secret for the cookie, which is kept nowhere.</returns>
    public (Session Session, string Secret) Begin(string staffId, string from, string agent, bool isByCode = false)
    {
        var secret = NewSecret();
        var hash = Hash(secret);
        var called = agent.Length > AgentLength ? agent[..AgentLength] : agent;
        Session session = new("S" + hash[..10], staffId, from, called, NewSecret(), time.GetUtcNow()) { IsByCode = isByCode };
        lock (gate)
        {
            Forget();
            MakeRoom(bySecret.Values.Where(it => it.StaffId == staffId), PersonLimit);
            MakeRoom(bySecret.Values, TotalLimit);
            bySecret.Add(hash, session);
        }

        return (session, secret);
    }

    /// <summary>The session of a cookie's secret, or null; it counts as used.</summary>
    public Session? Find(string secret)
    {
        lock (gate)
        {
            Forget();
            if (!bySecret.TryGetValue(Hash(secret), out var session)) return null;
            session.Seen(time.GetUtcNow());
            return session;
        }
    }

    /// <summary>Whether a session goes on, without counting as a use of it.</summary>
    public bool GoesOn(Session session) => !session.Ended.IsCancellationRequested && !IsOver(session);

    /// <summary>When a session ends should nobody use it.</summary>
    public static DateTimeOffset EndOf(Session session)
    {
        var (idle, absolute) = (session.SeenAt + IdleEnd, session.BeganAt + AbsoluteEnd);
        return idle < absolute ? idle : absolute;
    }

    /// <summary>Ends sessions.</summary>
    /// <returns>Those that were ended.</returns>
    public IReadOnlyList<Session> End(Func<Session, bool> which)
    {
        lock (gate)
        {
            Forget();
            List<Session> ended = [.. bySecret.Values.Where(which)];
            foreach (var session in ended) Remove(session);
            return ended;
        }
    }

    /// <summary>A text nobody can guess, for cookies, tokens and headers.</summary>
    private string NewSecret()
    {
        var bytes = new byte[SecretBytes];
        random(bytes);
        return Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private bool IsOver(Session session) => time.GetUtcNow() >= EndOf(session);

    private void Forget()
    {
        foreach (var session in bySecret.Values.Where(IsOver).ToList()) Remove(session);
    }

    private void MakeRoom(IEnumerable<Session> among, int limit)
    {
        var kept = among.OrderBy(session => session.SeenAt).ToList();
        foreach (var session in kept.Take(kept.Count - limit + 1)) Remove(session);
    }

    private void Remove(Session session)
    {
        var key = bySecret.First(pair => ReferenceEquals(pair.Value, session)).Key;
        bySecret.Remove(key);
        session.End();
    }
}
