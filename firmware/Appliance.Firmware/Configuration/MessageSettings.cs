namespace Appliance.Firmware.Configuration;

/// <summary>Section <c>Mail</c>: the shop's mail server. Without a host no e-mail leaves.</summary>
internal sealed class MailSettings
{
    /// <summary>Name of the server, for example <c>smtp.example.jp</c>.</summary>
    public string? Host { get; set; }

    /// <summary>1–65,535. The default value is 587 (submission); 465 wants <c>tls</c>.</summary>
    public int Port { get; set; } = 587;

    /// <summary><c>starttls</c>, <c>tls</c>, or <c>none</c> within the shop's own network. The default value is <c>starttls</c>.</summary>
    public string Security { get; set; } = "starttls";

    /// <summary>User at the server; null for none.</summary>
    public string? User { get; set; }

    /// <summary>A file with the password, mode 0600; null without a user.</summary>
    public string? SecretFile { get; set; }

    /// <summary>Sender's address.</summary>
    public string? From { get; set; }

    /// <summary>Messages a minute, 1–600. The default value is 30.</summary>
    public int PerMinute { get; set; } = 30;
}

/// <summary>Section <c>Line</c>: the shop's LINE official account. Without a token no message leaves.</summary>
internal sealed class LineSettings
{
    /// <summary>A file with the channel access token, mode 0600.</summary>
    public string? TokenFile { get; set; }

    /// <summary>
    /// A file with the channel secret, mode 0600: with it LINE may tell what happens at <c>/line/webhook</c>. Without it
    /// nothing is heard.
    /// </summary>
    public string? ChannelSecretFile { get; set; }

    /// <summary>The default value is <c>https://api.line.me</c>.</summary>
    public string Address { get; set; } = "https://api.line.me";

    /// <summary>Messages a minute, 1–6,000. The default value is 300.</summary>
    public int PerMinute { get; set; } = 300;
}
