namespace Appliance.Firmware.Marketing.Mail;

/// <summary>How long a mail server may take (RFC 5321, 4.5.3.2 has five and ten minutes).</summary>
internal sealed record SmtpTimes
{
    /// <summary>To let us in, to answer a command. The default value is 1 minute: the next attempt is not far.</summary>
    public TimeSpan Command { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// To say that it has the whole message. The default value is 10 minutes, as the standard asks: giving up earlier leaves
    /// a message of which nobody knows.
    /// </summary>
    public TimeSpan Acceptance { get; init; } = TimeSpan.FromMinutes(10);
}
