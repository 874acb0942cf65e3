using System.Globalization;
using System.Text;

namespace Appliance.Firmware.Marketing.Mail;

/// <summary>
/// An e-mail as text (RFC 5322, MIME): Japanese in UTF-8, the header in encoded words (RFC 2047), the body in base64, so
/// that every line is plain ASCII of at most 76 characters.
/// </summary>
internal static class MailText
{
    /// <summary>Bytes of UTF-8 in one encoded word: 45 become 60 characters, 72 with what is around them (at most 75).</summary>
    private const int WordBytes = 45;

    private const int LineBytes = 57;

    /// <summary>An e-mail.</summary>
    /// <param name="from">Sender, an address.</param>
    /// <param name="fromName">Name of the shop.</param>
    /// <param name="message">To whom and what.</param>
    /// <param name="at">When.</param>
    public static string Compose(string from, string fromName, OutgoingMessage message, DateTimeOffset at)
    {
        var domain = from[(from.LastIndexOf('@') + 1)..];
        var stop = Uri.EscapeDataString("配信停止");
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"Date: {Date(at)}\r\n");
        text.Append($"From: {Encoded(fromName)}\r\n <{from}>\r\n");
        text.Append($"To: <{message.To}>\r\n");
        text.Append($"Subject: {Encoded(message.Subject)}\r\n");
        text.Append($"Message-ID: <{message.Key:N}@{domain}>\r\n");
        text.Append($"List-Unsubscribe: <mailto:{from}?subject={stop}>\r\n");
        text.Append("Auto-Submitted: auto-generated\r\nPrecedence: bulk\r\nMIME-Version: 1.0\r\n");
        text.Append("Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        var body = Encoding.UTF8.GetBytes(message.Body.ReplaceLineEndings("\r\n"));
        for (var i = 0; i < body.Length; i += LineBytes)
        {
            text.Append(Convert.ToBase64String(body, i, Math.Min(LineBytes, body.Length - i))).Append("\r\n");
        }

        return text.ToString();
    }

    /// <summary>Whether an address can stand in a command and a header: one @, plain ASCII, nothing that ends or opens.</summary>
    public static bool IsAddress(string address) =>
        address.Length is >= 3 and <= 254
        && address.IndexOf('@', StringComparison.Ordinal) is > 0 and var at
        && at == address.LastIndexOf('@')
        && at < address.Length - 1
        && address.All(sign => sign is > ' ' and <= '~' and not ('<' or '>' or '(' or ')' or ',' or ';' or ':' or '\\' or '"'));

    /// <summary>Words for a header; a character is never cut in two, and each word has a line of its own.</summary>
    internal static string Encoded(string text)
    {
        if (text.All(sign => sign is >= ' ' and <= '~') && text.Length <= 60) return text;
        List<string> words = [];
        StringBuilder word = new();
        var bytes = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > WordBytes)
            {
                words.Add(Word(word.ToString()));
                (word, bytes) = (new(), 0);
            }

            word.Append(rune);
            bytes += rune.Utf8SequenceLength;
        }

        words.Add(Word(word.ToString()));
        return string.Join("\r\n ", words);
    }

    private static string Word(string text) => $"=?UTF-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}?=";

    private static string Date(DateTimeOffset at) =>
        at.ToOffset(Domain.Shop.BusinessDay.JapanOffset)
            .ToString("ddd, dd MMM yyyy HH:mm:ss '+0900'", CultureInfo.InvariantCulture);
}
