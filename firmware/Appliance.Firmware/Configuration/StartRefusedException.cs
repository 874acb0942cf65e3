namespace Appliance.Firmware.Configuration;

/// <summary>The appliance cannot start; the message is for the technician and says what to do.</summary>
internal sealed class StartRefusedException : Exception
{
    public StartRefusedException(string message)
        : base(message)
    {
    }

    public StartRefusedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
