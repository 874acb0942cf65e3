namespace Appliance.Firmware.Marketing.Mail;

/// <summary>The shop's mail server, as set up.</summary>
/// <param name="Host">Name.</param>
/// <param name="Port">TCP port.</param>
/// <param name="Security">How the way there is kept secret.</param>
/// <param name="User">Or null.</param>
/// <param name="Password">Or null.</param>
/// <param name="From">Sender's address.</param>
/// <param name="Rest">Between two messages.</param>
internal sealed record SmtpServer(
    string Host, int Port, SmtpSecurity Security, string? User, string? Password, string From, TimeSpan Rest);

/// <summary>How the way to a mail server is kept secret.</summary>
internal enum SmtpSecurity
{
    /// <summary>Not at all: for a server in the shop.</summary>
    None,

    /// <summary>TLS after STARTTLS (RFC 3207); without it nothing is sent.</summary>
    StartTls,

    /// <summary>TLS from the first byte (RFC 8314).</summary>
    Tls,
}
