using System.Security.Cryptography;
using System.Text;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Firmware.Station;

namespace Appliance.Firmware.Security;

/// <summary>
/// The code that makes its holder the owner of the console. It is had only at the counter, on paper and glass (and in
/// the line printed at the start while there is no owner), is good once and for a while, and is kept nowhere.
/// </summary>
internal sealed class OwnerCode(StationLoop station, TimeProvider time, Action<Span<byte>> random)
{
    /// <summary>Characters of a code: 50 bits.</summary>
    public const int CodeLength = 10;

    /// <summary>Wrong codes before none is looked at for a while.</summary>
    public const int WrongCodeLimit = 5;

    /// <summary>How long none is looked at after too many wrong ones.</summary>
    public static readonly TimeSpan WrongCodePause = TimeSpan.FromMinutes(1);

    /// <summary>How long a code is good.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>Crockford's base 32: no letter that looks like a digit.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private readonly Lock gate = new();
    private Made? current;
    private int wrongCodes;
    private DateTimeOffset closedUntil;

    /// <summary>The code that is good now, or null.</summary>
    public string? Current
    {
        get
        {
            lock (gate) return Good?.Code;
        }
    }

    private Made? Good => current is { } made && time.GetUtcNow() < made.Until ? made : null;

    /// <summary>A text to be typed, of letters and digits that are not mistaken for each other; five bits a character.</summary>
    public static string NewText(int length, Action<Span<byte>> random)
    {
        var bytes = new byte[length];
        random(bytes);
        return string.Create(length, bytes, static (text, source) =>
        {
            for (var i = 0; i < text.Length; i++) text[i] = Alphabet[source[i] % Alphabet.Length];
        });
    }

    /// <summary>Makes a new code; the one before is good no more.</summary>
    /// <param name="staffId">The owner who asked for it at the counter; null for the first owner.</param>
    public void Make(string? staffId)
    {
        var code = NewText(CodeLength, random);
        lock (gate) current = new(code, staffId, time.GetUtcNow() + Life);
    }

    /// <summary>Shows and prints the code at the counter.</summary>
    /// <param name="address">Where the console is found.</param>
    /// <param name="fingerprint">Of the certificate authority made on the box; null without TLS.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task OfferAsync(string address, string? fingerprint, CancellationToken cancellationToken)
    {
        Made? made;
        lock (gate) made = Good;
        return made is null
            ? Task.CompletedTask
            : station.PostAsync(new ConsoleCodeMade(made.Code, made.Until, address, fingerprint), cancellationToken);
    }

    /// <summary>Looks at a code without using it up.</summary>
    /// <param name="offered">As typed; case and dashes do not matter.</param>
    /// <param name="staffId">The owner it was made for; null for the first owner.</param>
    public CodeAnswer Look(string offered, out string? staffId)
    {
        staffId = null;
        lock (gate)
        {
            if (time.GetUtcNow() < closedUntil) return CodeAnswer.Closed;
            if (Good is { } made && Same(made.Code, offered))
            {
                (wrongCodes, staffId) = (0, made.StaffId);
                return CodeAnswer.Right;
            }

            if (++wrongCodes < WrongCodeLimit) return CodeAnswer.Wrong;
            wrongCodes = 0;
            closedUntil = time.GetUtcNow() + WrongCodePause;
            return CodeAnswer.Closed;
        }
    }

    /// <summary>Takes the code out of use, for one visitor alone.</summary>
    /// <returns>Whether it was this one's to take.</returns>
    public bool Take(string offered)
    {
        lock (gate)
        {
            if (Good is not { } made || !Same(made.Code, offered)) return false;
            current = null;
            return true;
        }
    }

    /// <summary>Makes a code good again that was taken for nothing: the journal could not be written.</summary>
    public void GiveBack(string offered, string? staffId)
    {
        lock (gate) current ??= new(Normalise(offered), staffId, time.GetUtcNow() + Life);
    }

    private static bool Same(string code, string offered) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code), Encoding.UTF8.GetBytes(Normalise(offered)));

    private static string Normalise(string offered) =>
        AccountRules.Plain(offered).Replace("-", "", StringComparison.Ordinal).Trim().ToUpperInvariant();

    private sealed record Made(string Code, string? StaffId, DateTimeOffset Until);
}

/// <summary>What a code turned out to be.</summary>
internal enum CodeAnswer
{
    /// <summary>The one that was made.</summary>
    Right,

    /// <summary>Wrong, used up or too old.</summary>
    Wrong,

    /// <summary>Not looked at: too many wrong ones.</summary>
    Closed,
}
