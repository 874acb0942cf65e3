using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Appliance.Domain.Members;

namespace Appliance.Firmware.Marketing.Mail;

/// <summary>
/// E-mail by the shop's own server (RFC 5321, 3207, 4954). Who may not come in, or cannot, is told before a message is
/// begun; from the end of DATA on a message of which nothing is heard is doubtful, before it can be sent again.
/// </summary>
/// <param name="server">The server.</param>
/// <param name="shopName">Name of the shop, for the sender's name.</param>
/// <param name="time">The clock.</param>
/// <param name="times">How long the server may take; null for the default values.</param>
/// <param name="trust">Decides on the server's certificate; null for the system's own rules.</param>
internal sealed class SmtpChannel(
    SmtpServer server,
    Func<string> shopName,
    TimeProvider time,
    SmtpTimes? times = null,
    RemoteCertificateValidationCallback? trust = null)
    : IMessageChannel
{
    /// <summary>Messages over one connection; many providers end it after a hundred.</summary>
    public const int MessagesPerConnection = 50;

    private readonly SmtpTimes times = times ?? new();
    private SmtpConversation? conversation;
    private SmtpReply? offered;
    private int sent;

    public ContactChannel Channel => ContactChannel.Email;

    public TimeSpan Rest => server.Rest;

    public TimeSpan SafeAgainWithin => TimeSpan.Zero;

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (conversation is not null && sent < MessagesPerConnection) return;
        await CloseAsync();
        try
        {
            conversation = await ConnectAsync(cancellationToken);
            await GreetAsync(cancellationToken);
            await SignInAsync(cancellationToken);
            sent = 0;
        }
        catch (Exception exception) when (exception is SocketException or AuthenticationException)
        {
            await DropAsync();
            throw new IOException(
                exception is SocketException
                    ? $"メールサーバー {server.Host}:{server.Port} につながりません。"
                    : "メールサーバーの証明書を確認できません。",
                exception);
        }
        catch
        {
            await DropAsync();
            throw;
        }
    }

    public async Task<Delivery> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (conversation is not { } talk) return Delivery.Blocked("メールサーバーにつながっていません");
        if (!MailText.IsAddress(message.To)) return Delivery.Refused("メールアドレスの形が正しくありません");
        var told = false;
        try
        {
            sent++;
            if (await EnvelopeAsync(talk, message.To, cancellationToken) is { } no) return no;
            told = true;
            var text = MailText.Compose(server.From, shopName(), message, time.GetUtcNow());
            return Outcome(await talk.DataAsync(text, cancellationToken));
        }
        catch (Exception exception) when (exception is IOException or TimeoutException or SocketException)
        {
            await DropAsync();
            return told
                ? Delivery.Doubtful("送信の途中で接続が切れました。届いたかどうか分かりません")
                : Delivery.Blocked(exception is TimeoutException ? "メールサーバーが応答しません" : "メールサーバーとの接続が切れました");
        }
    }

    public async Task CloseAsync()
    {
        if (conversation is not { } talk) return;
        try
        {
            await talk.CommandAsync("QUIT", CancellationToken.None);
        }
        catch (Exception exception) when (exception is IOException or TimeoutException or SocketException)
        {
            // It is gone already.
        }

        await DropAsync();
    }

    /// <summary>Sender, addressee, and the word that the message follows; what the server does not want is told.</summary>
    private async Task<Delivery?> EnvelopeAsync(SmtpConversation talk, string to, CancellationToken cancellationToken)
    {
        foreach (var command in new[] { $"MAIL FROM:<{server.From}>", $"RCPT TO:<{to}>", "DATA" })
        {
            var reply = await talk.CommandAsync(command, cancellationToken);
            if (reply.IsPositive) continue;
            if (reply.Code == 421) await DropAsync();
            else await talk.CommandAsync("RSET", cancellationToken);

            // Who refuses the sender refuses every message: none of them is lost for it.
            return command.StartsWith("MAIL", StringComparison.Ordinal)
                ? Delivery.Blocked($"メールサーバーが差出人を断りました（{reply.Code}）。設定 Mail:From を確認してください")
                : Outcome(reply);
        }

        return null;
    }

    private static Delivery Outcome(SmtpReply reply) => reply switch
    {
        { IsPositive: true } => Delivery.Sent,
        { IsTransient: true } => Delivery.Later($"メールサーバーが後にするよう求めました（{reply.Code}）"),
        _ => Delivery.Refused($"メールサーバーが断りました（{reply.Code}）"),
    };

    private async Task<SmtpConversation> ConnectAsync(CancellationToken cancellationToken)
    {
        TcpClient client = new() { NoDelay = true };
        try
        {
            using CancellationTokenSource limit = new(times.Command, time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            await client.ConnectAsync(server.Host, server.Port, both.Token);
            Stream stream = client.GetStream();
            if (server.Security == SmtpSecurity.Tls) stream = await TlsAsync(stream, both.Token);
            return new(stream, times, time);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            client.Dispose();
            throw new TimeoutException($"メールサーバー {server.Host}:{server.Port} が応答しません。", exception);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private async Task<Stream> TlsAsync(Stream stream, CancellationToken cancellationToken)
    {
        SslStream secure = new(stream);
        await secure.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions { TargetHost = server.Host, RemoteCertificateValidationCallback = trust }, cancellationToken);
        return secure;
    }

    private async Task GreetAsync(CancellationToken cancellationToken)
    {
        var talk = conversation!;
        Require(await talk.GreetingAsync(cancellationToken));
        var hello = await HelloAsync(talk, cancellationToken);
        if (server.Security == SmtpSecurity.StartTls)
        {
            if (!hello.Offers("STARTTLS")) throw new IOException("メールサーバーが STARTTLS に対応していません。設定 Mail:Security を確認してください。");
            Require(await talk.CommandAsync("STARTTLS", cancellationToken));
            if (talk.HasMore) throw new IOException("メールサーバーとの間に割り込みがあります。");
            conversation = talk = new(await TlsAsync(talk.Stream, cancellationToken), times, time);
            hello = await HelloAsync(talk, cancellationToken);
        }

        offered = hello;
    }

    private async Task<SmtpReply> HelloAsync(SmtpConversation talk, CancellationToken cancellationToken)
    {
        var name = server.From[(server.From.LastIndexOf('@') + 1)..];
        var reply = await talk.CommandAsync($"EHLO {name}", cancellationToken);
        Require(reply);
        return reply;
    }

    private async Task SignInAsync(CancellationToken cancellationToken)
    {
        if (server.User is not { } user || conversation is not { } talk) return;
        var password = server.Password ?? "";
        var mechanisms = offered?.Mechanisms.ToList() ?? [];
        SmtpReply reply;
        if (mechanisms.Contains("PLAIN", StringComparer.OrdinalIgnoreCase))
        {
            reply = await talk.CommandAsync($"AUTH PLAIN {Base64($"\0{user}\0{password}")}", cancellationToken);
        }
        else if (mechanisms.Contains("LOGIN", StringComparer.OrdinalIgnoreCase))
        {
            reply = await talk.CommandAsync("AUTH LOGIN", cancellationToken);
            if (reply.Code == 334) reply = await talk.CommandAsync(Base64(user), cancellationToken);
            if (reply.Code == 334) reply = await talk.CommandAsync(Base64(password), cancellationToken);
        }
        else
        {
            throw new IOException("メールサーバーの認証方式（PLAIN・LOGIN）が使えません。");
        }

        if (reply.Code != 235) throw new IOException($"メールサーバーの認証に失敗しました（{reply.Code}）。ユーザー名とパスワードを確認してください。");
    }

    private async Task DropAsync()
    {
        if (conversation is { } talk) await talk.DisposeAsync();
        conversation = null;
    }

    private static void Require(SmtpReply reply)
    {
        if (!reply.IsPositive) throw new IOException($"メールサーバーが受け付けません（{reply.Code}）。");
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
