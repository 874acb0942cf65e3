namespace Appliance.Firmware.Configuration;

/// <summary>Section <c>Lan</c>: where the console is found on the shop's network once it was opened to it.</summary>
internal sealed class LanSettings
{
    private const int LargestPort = 65_535;

    /// <summary>Port with TLS, 0–65,535; 0 takes any that is free. The default value is 8443.</summary>
    public int Port { get; set; } = 8443;

    /// <summary>
    /// Port without TLS, 0–65,535, that only sends on to the one with it, for who types no https://. Where it cannot be
    /// had the console does without it. The default value is 80.
    /// </summary>
    public int PlainPort { get; set; } = 80;

    /// <exception cref="StartRefusedException">A value is out of its range, or both are the same.</exception>
    public void Check()
    {
        if (Port is < 0 or > LargestPort)
            throw new StartRefusedException($"Lan:Port is {Port}. Expected: 0 to {LargestPort}.");
        if (PlainPort is < 0 or > LargestPort)
            throw new StartRefusedException($"Lan:PlainPort is {PlainPort}. Expected: 0 to {LargestPort}.");
        if (Port == PlainPort && Port != 0)
            throw new StartRefusedException($"Lan:Port and Lan:PlainPort are both {Port}. Expected: two ports.");
    }
}
