using Appliance.Domain.Shop;
using Appliance.Firmware.Configuration;
using Appliance.Firmware.Marketing.Line;
using Appliance.Firmware.Marketing.Mail;

namespace Appliance.Firmware.Marketing;

/// <summary>Makes the channels that the settings name.</summary>
internal static class MessageChannels
{
    private const int MostMailsPerMinute = 600;
    private const int MostLinesPerMinute = 6_000;

    /// <summary>The channels that are set up.</summary>
    public static IReadOnlyList<IMessageChannel> Make(
        SmtpServer? mail, LineAccount? line, Func<ShopProfile?> shop, TimeProvider time)
    {
        List<IMessageChannel> channels = [];
        if (mail is not null) channels.Add(new SmtpChannel(mail, () => shop()?.Name ?? "", time));
        if (line is not null) channels.Add(new LineChannel(LineChannel.NewClient(), line.Address, line.Token, line.Rest, time));
        return channels;
    }

    /// <summary>The mail server, or null without one.</summary>
    /// <exception cref="StartRefusedException">A setting is wrong; the message says which.</exception>
    public static SmtpServer? Read(MailSettings mail)
    {
        if (mail.Host is not { Length: > 0 } host) return null;
        if (mail.From is not { } from || !MailText.IsAddress(from))
        {
            throw new StartRefusedException("Mail:From must be the sender's e-mail address, for example info@example.jp.");
        }

        if (mail.Port is < 1 or > 65_535) throw new StartRefusedException("Mail:Port must be 1 to 65535.");
        if (mail.PerMinute is < 1 or > MostMailsPerMinute)
        {
            throw new StartRefusedException($"Mail:PerMinute must be 1 to {MostMailsPerMinute}.");
        }

        SmtpSecurity security = mail.Security switch
        {
            "starttls" => SmtpSecurity.StartTls,
            "tls" => SmtpSecurity.Tls,
            "none" => SmtpSecurity.None,
            _ => throw new StartRefusedException($"Mail:Security is {mail.Security}; known: starttls, tls, none."),
        };
        if (mail.User is null != mail.SecretFile is null)
        {
            throw new StartRefusedException("Mail:User and Mail:SecretFile belong together.");
        }

        if (mail.User is not null && security == SmtpSecurity.None)
        {
            throw new StartRefusedException("Mail:User needs Mail:Security starttls or tls: a password is not sent in clear.");
        }

        return new(
            host, mail.Port, security, mail.User,
            mail.SecretFile is { } file ? SecretFile.Read("Mail:SecretFile", file) : null,
            from, TimeSpan.FromMinutes(1) / mail.PerMinute);
    }

    /// <summary>LINE, or null without a token.</summary>
    /// <exception cref="StartRefusedException">A setting is wrong; the message says which.</exception>
    public static LineAccount? Read(LineSettings line)
    {
        if (line.TokenFile is not { Length: > 0 } file) return null;
        if (line.PerMinute is < 1 or > MostLinesPerMinute)
        {
            throw new StartRefusedException($"Line:PerMinute must be 1 to {MostLinesPerMinute}.");
        }

        return Uri.TryCreate(line.Address, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
            ? new(address, SecretFile.Read("Line:TokenFile", file), TimeSpan.FromMinutes(1) / line.PerMinute)
            : throw new StartRefusedException("Line:Address must be an address, for example https://api.line.me.");
    }
}

/// <summary>The shop's LINE official account, as set up.</summary>
/// <param name="Address">Of the service.</param>
/// <param name="Token">Channel access token.</param>
/// <param name="Rest">Between two messages.</param>
internal sealed record LineAccount(Uri Address, string Token, TimeSpan Rest);
