namespace Appliance.Firmware.Marketing.Mail;

/// <summary>A reply of a mail server (RFC 5321, 4.2).</summary>
/// <param name="Code">Three digits: 2 well, 3 go on, 4 not now, 5 never.</param>
/// <param name="Lines">Its words; never told to anybody, for they may name the addressee.</param>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    /// <summary>Done, or go on.</summary>
    public bool IsPositive => Code is >= 200 and < 400;

    /// <summary>Not now: greylisting (421, 450, 451), a full mailbox (452).</summary>
    public bool IsTransient => Code is >= 400 and < 500;

    /// <summary>Whether a line of an EHLO reply offers an extension.</summary>
    public bool Offers(string extension) => Lines.Any(line =>
        line.Equals(extension, StringComparison.OrdinalIgnoreCase)
        || line.StartsWith(extension + " ", StringComparison.OrdinalIgnoreCase));

    /// <summary>The mechanisms of its AUTH line.</summary>
    public IEnumerable<string> Mechanisms => Lines
        .Where(line => line.StartsWith("AUTH ", StringComparison.OrdinalIgnoreCase))
        .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1));
}
