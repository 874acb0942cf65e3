using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Appliance.Firmware.Marketing;
using Appliance.Firmware.Marketing.Mail;

namespace Appliance.Firmware.Tests.Marketing;

/// <summary>E-mail against a real SMTP server that greylists, refuses, stalls and hangs up.</summary>
public sealed class SmtpChannelTests
{
    private static readonly SmtpTimes Short =
        new() { Command = TimeSpan.FromSeconds(10), Acceptance = TimeSpan.FromMilliseconds(500) };

    [MailServerFact]
    public async Task A_Japanese_message_arrives_whole()
    {
        await using var server = await MailServer.StartAsync();
        var channel = Channel(server);

        Assert.Equal(Delivery.Sent, await SendAsync(channel, "hanako@example.jp", "秋のお礼　山田 花子様へ", ".\n..\n花子様\n𠮷野家\n"));

        var message = Assert.Single(server.Taken);
        Assert.Contains("Subject: =?UTF-8?B?56eL44Gu44GK56S844CA5bGx55SwIOiKseWtkOanmOOBuA==?=\r\n", message, StringComparison.Ordinal);
        Assert.Contains("List-Unsubscribe: <mailto:shop@example.jp?subject=%E9%85%8D%E4%BF%A1%E5%81%9C%E6%AD%A2>", message, StringComparison.Ordinal);
        Assert.Equal(".\r\n..\r\n花子様\r\n𠮷野家\r\n", MailServer.BodyOf(message));
    }

    [MailServerFact]
    public async Task Greylisting_is_waited_out_and_the_message_sent_once()
    {
        await using var server = await MailServer.StartAsync();
        var channel = Channel(server);

        var first = await SendAsync(channel, "grey@example.jp");
        Assert.Equal((DeliveryKind.Later, true), (first.Kind, first.Reason.Contains("451", StringComparison.Ordinal)));
        Assert.Empty(server.Taken);

        Assert.Equal(Delivery.Sent, await SendAsync(channel, "grey@example.jp"));
        Assert.Single(server.Taken);
    }

    [MailServerFact]
    public async Task Refusals_are_final_and_never_repeat_the_servers_words()
    {
        await using var server = await MailServer.StartAsync();
        var channel = Channel(server);

        var refused = await SendAsync(channel, "no@example.jp");
        Assert.Equal(DeliveryKind.Refused, refused.Kind);
        Assert.DoesNotContain("example.jp", refused.Reason, StringComparison.Ordinal);
        Assert.Equal(DeliveryKind.Later, (await SendAsync(channel, "full@example.jp")).Kind);
        Assert.Equal(Delivery.Sent, await SendAsync(channel, "hanako@example.jp"));
    }

    [MailServerFact]
    public async Task A_server_that_says_nothing_or_hangs_up_after_the_message_leaves_it_doubtful()
    {
        await using var server = await MailServer.StartAsync();
        var channel = Channel(server);

        Assert.Equal(DeliveryKind.Doubtful, (await SendAsync(channel, "stall@example.jp")).Kind);
        Assert.Equal(DeliveryKind.Doubtful, (await SendAsync(channel, "drop@example.jp")).Kind);
        Assert.Equal(Delivery.Sent, await SendAsync(channel, "hanako@example.jp"));
    }

    [MailServerFact]
    public async Task A_server_that_closes_before_the_message_is_tried_later()
    {
        await using var server = await MailServer.StartAsync();

        Assert.Equal(DeliveryKind.Later, (await SendAsync(Channel(server), "busy@example.jp")).Kind);
        Assert.Empty(server.Taken);
    }

    [MailServerFact]
    public async Task A_server_that_refuses_the_sender_rests_the_channel_and_loses_no_message()
    {
        await using var server = await MailServer.StartAsync();
        SmtpChannel channel = new(server.Settings() with { From = "nobody@example.jp" }, () => "カフェ", TimeProvider.System, Short);

        var refused = await SendAsync(channel, "hanako@example.jp");

        Assert.Equal((DeliveryKind.Blocked, true), (refused.Kind, refused.Reason.Contains("差出人", StringComparison.Ordinal)));
        Assert.Empty(server.Taken);
    }

    [MailServerFact]
    public async Task A_server_that_stalls_before_the_message_rests_the_channel()
    {
        await using var server = await MailServer.StartAsync();
        SmtpChannel channel = new(
            server.Settings(), () => "カフェ", TimeProvider.System, Short with { Command = TimeSpan.FromMilliseconds(500) });

        Assert.Equal(DeliveryKind.Blocked, (await SendAsync(channel, "slow@example.jp")).Kind);
        Assert.Empty(server.Taken);
    }

    [MailServerFact]
    public async Task A_password_goes_over_TLS_alone_and_a_wrong_one_is_told()
    {
        await using var server = await MailServer.StartAsync(secure: true);
        SmtpChannel right = new(
            server.Settings(SmtpSecurity.StartTls, "secret"), () => "カフェ", TimeProvider.System, Short, TestServerOnly);
        Assert.Equal(Delivery.Sent, await SendAsync(right, "hanako@example.jp"));

        SmtpChannel wrong = new(
            server.Settings(SmtpSecurity.StartTls, "wrong"), () => "カフェ", TimeProvider.System, Short, TestServerOnly);
        var refused = await Assert.ThrowsAsync<IOException>(() => wrong.OpenAsync(CancellationToken.None));
        Assert.Contains("認証", refused.Message, StringComparison.Ordinal);
    }

    [MailServerFact]
    public async Task A_certificate_nobody_vouches_for_ends_it()
    {
        await using var server = await MailServer.StartAsync(secure: true);
        SmtpChannel channel = new(server.Settings(SmtpSecurity.StartTls, "secret"), () => "カフェ", TimeProvider.System, Short);

        var refused = await Assert.ThrowsAsync<IOException>(() => channel.OpenAsync(CancellationToken.None));
        Assert.Contains("証明書", refused.Message, StringComparison.Ordinal);
    }

    [MailServerFact]
    public async Task A_server_without_STARTTLS_gets_nothing_when_it_is_asked_for()
    {
        await using var server = await MailServer.StartAsync();
        SmtpChannel channel = new(server.Settings(SmtpSecurity.StartTls), () => "カフェ", TimeProvider.System, Short);

        await Assert.ThrowsAsync<IOException>(() => channel.OpenAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_before_a_message_is_begun()
    {
        SmtpServer nowhere = new("127.0.0.1", 1, SmtpSecurity.None, null, null, "shop@example.jp", TimeSpan.Zero);
        SmtpChannel channel = new(nowhere, () => "カフェ", TimeProvider.System, Short);

        var failed = await Assert.ThrowsAsync<IOException>(() => channel.OpenAsync(CancellationToken.None));
        Assert.Contains("つながりません", failed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hanako@example.jp", true)]
    [InlineData("hanako@example.jp>\r\nRCPT TO:<x@example.jp", false)]
    [InlineData("<hanako@example.jp>", false)]
    [InlineData("花子@example.jp", false)]
    [InlineData("a@b@c", false)]
    [InlineData("@example.jp", false)]
    [InlineData("hanako@", false)]
    public void An_address_that_could_end_a_command_is_none(string address, bool good) =>
        Assert.Equal(good, MailText.IsAddress(address));

    [Fact]
    public void A_long_subject_is_cut_between_characters_into_words_of_75() => Assert.All(
        MailText.Encoded(string.Concat(Enumerable.Repeat("秋の𠮷", 12))).Split("\r\n "),
        word =>
        {
            Assert.InRange(word.Length, 1, 75);
            var text = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(word["=?UTF-8?B?".Length..^2]));
            Assert.DoesNotContain('\uFFFD', text);
        });

    private static SmtpChannel Channel(MailServer server) => new(server.Settings(), () => "カフェ", TimeProvider.System, Short);

    private static async Task<Delivery> SendAsync(SmtpChannel channel, string to, string subject = "お礼", string body = "本文")
    {
        await channel.OpenAsync(CancellationToken.None);
        return await channel.SendAsync(new(new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), to, subject, body), CancellationToken.None);
    }

    /// <summary>The server of the tests certifies itself, for the name it is reached by.</summary>
    private static bool TestServerOnly(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        certificate is X509Certificate2 own && own.Subject == own.Issuer;
}
