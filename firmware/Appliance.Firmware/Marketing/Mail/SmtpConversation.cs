using System.Text;

namespace Appliance.Firmware.Marketing.Mail;

/// <summary>Commands and replies over a stream (RFC 5321).</summary>
internal sealed class SmtpConversation(Stream stream, SmtpTimes times, TimeProvider time) : IAsyncDisposable
{
    /// <summary>Longest line of a reply: twice what the standard allows.</summary>
    public const int LineLimit = 1_024;

    /// <summary>Most lines of a reply.</summary>
    public const int LineCount = 100;

    private readonly byte[] buffer = new byte[4_096];
    private int start;
    private int end;

    /// <summary>The stream below, for going on with TLS.</summary>
    public Stream Stream => stream;

    /// <summary>Whether the server sent more than it was asked for: with STARTTLS somebody may have put it in between.</summary>
    public bool HasMore => start < end;

    /// <summary>Says a command and hears the reply.</summary>
    /// <exception cref="TimeoutException">There is none.</exception>
    /// <exception cref="IOException">The connection was lost.</exception>
    public Task<SmtpReply> CommandAsync(string command, CancellationToken cancellationToken) =>
        AskAsync(command + "\r\n", times.Command, cancellationToken);

    /// <summary>Hears what the server says by itself: its greeting.</summary>
    /// <exception cref="TimeoutException">It says nothing.</exception>
    /// <exception cref="IOException">The connection was lost.</exception>
    public Task<SmtpReply> GreetingAsync(CancellationToken cancellationToken) => AskAsync("", times.Command, cancellationToken);

    /// <summary>Sends a message after DATA and waits until the server has it.</summary>
    /// <exception cref="TimeoutException">It says nothing: it may have it.</exception>
    /// <exception cref="IOException">The connection was lost: it may have it.</exception>
    public Task<SmtpReply> DataAsync(string message, CancellationToken cancellationToken) =>
        AskAsync(Stuffed(message), times.Acceptance, cancellationToken);

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    /// <summary>A line that begins with a dot gets another one (4.5.2), and a line with one dot ends it.</summary>
    internal static string Stuffed(string message)
    {
        var lines = message.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        StringBuilder stuffed = new(message.Length + 64);
        foreach (var line in lines)
        {
            if (line.StartsWith('.')) stuffed.Append('.');
            stuffed.Append(line).Append("\r\n");
        }

        return stuffed.Append(".\r\n").ToString();
    }

    private async Task<SmtpReply> AskAsync(string text, TimeSpan limit, CancellationToken cancellationToken)
    {
        using CancellationTokenSource clock = new(limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellationToken);
        try
        {
            if (text.Length > 0) await stream.WriteAsync(Encoding.ASCII.GetBytes(text), both.Token);
            await stream.FlushAsync(both.Token);
            return await ReadAsync(both.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("メールサーバーが応答しません。", exception);
        }
    }

    private async Task<SmtpReply> ReadAsync(CancellationToken cancellationToken)
    {
        List<string> lines = [];
        while (lines.Count < LineCount)
        {
            var line = await LineAsync(cancellationToken);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), out var code)) throw Nonsense();
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] == ' ') return new(code, lines);
        }

        throw Nonsense();
    }

    private async Task<string> LineAsync(CancellationToken cancellationToken)
    {
        StringBuilder line = new();
        while (true)
        {
            if (start == end)
            {
                end = await stream.ReadAsync(buffer, cancellationToken);
                start = 0;
                if (end == 0) throw new IOException("メールサーバーが接続を切りました。");
            }

            var sign = (char)buffer[start++];
            if (sign == '\n') return line.ToString().TrimEnd('\r');
            if (line.Length >= LineLimit) throw Nonsense();
            line.Append(sign);
        }
    }

    private static IOException Nonsense() => new("メールサーバーの応答が正しくありません。");
}
