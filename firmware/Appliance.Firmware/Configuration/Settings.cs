namespace Appliance.Firmware.Configuration;

/// <summary>All settings; each property is a section or key of the configuration. Unknown keys stop the start.</summary>
internal sealed class Settings
{
    /// <summary>Where the appliance keeps the journal and what follows from it.</summary>
    public DataSettings Data { get; set; } = new();

    /// <summary>What shop it is when it starts for the first time.</summary>
    public ShopSettings Shop { get; set; } = new();

    /// <summary>Files about members that the shop may supply.</summary>
    public RosterFileSettings Roster { get; set; } = new();

    /// <summary>Where copies of it all are kept.</summary>
    public BackupSettings Backup { get; set; } = new();

    /// <summary>Who may talk to it.</summary>
    public SecuritySettings Security { get; set; } = new();

    /// <summary>The shop's mail server, for campaigns.</summary>
    public MailSettings Mail { get; set; } = new();

    /// <summary>The shop's LINE official account, for campaigns.</summary>
    public LineSettings Line { get; set; } = new();

    /// <summary>
    /// Which devices there are and how they are reached, a section each; null or what is not there is virtual. Read by
    /// <see cref="Wiring.DeviceWiring"/>.
    /// </summary>
    public IConfigurationSection? Devices { get; set; }

    /// <summary>Addresses of the console and the REST interface. The default value is http://127.0.0.1:8080.</summary>
    public string Urls { get; set; } = "http://127.0.0.1:8080";

    /// <summary>Ports on the shop's network, once the console is opened to it.</summary>
    public LanSettings Lan { get; set; } = new();

    /// <summary>Where newer programs are installed, and whose.</summary>
    public UpdateSettings Update { get; set; } = new();

    /// <summary>Levels of the log, as .NET's own section.</summary>
    public LoggingSettings Logging { get; set; } = new();
}

/// <summary>Section <c>Data</c>.</summary>
internal sealed class DataSettings
{
    /// <summary>The data folder. The default value is <c>data/</c> beside the solution, else <c>/var/lib/appliance</c>.</summary>
    public string? Folder { get; set; }
}

/// <summary>Section <c>Shop</c>.</summary>
internal sealed class ShopSettings
{
    /// <summary>
    /// The trade whose preset becomes the shop at the first start, and is not looked at after it. The default value is
    /// <c>cafe</c>.
    /// </summary>
    public string Preset { get; set; } = Presets.ShopPreset.DefaultName;
}

/// <summary>Section <c>Roster</c>.</summary>
internal sealed class RosterFileSettings
{
    /// <summary>
    /// Japan Post's file of postal codes (KEN_ALL.CSV or utf_ken_all.csv), or null: addresses are then typed whole.
    /// </summary>
    public string? PostalCodeFile { get; set; }
}

/// <summary>Section <c>Security</c>.</summary>
internal sealed class SecuritySettings
{
    /// <summary>A file with one token accepted from the start, for installers and tests; mode 0600.</summary>
    public string? ProvisioningTokenFile { get; set; }

    /// <summary>
    /// Passwords that were stolen elsewhere and are taken by nobody here, made by <c>appliance passwords</c>; null: only the ways in
    /// which common ones are made are known.
    /// </summary>
    public string? BreachedPasswordsFile { get; set; }
}

/// <summary>Section <c>Logging</c>.</summary>
internal sealed class LoggingSettings
{
    /// <summary>Level by category.</summary>
    public Dictionary<string, string> LogLevel { get; } = [];
}
