namespace Appliance.Firmware.Configuration;

/// <summary>Section <c>Update</c>: where programs are installed, and whose are taken. Without both none is.</summary>
internal sealed class UpdateSettings
{
    /// <summary>The folder with <c>versions/</c> and the link <c>current</c>, for example <c>/opt/appliance</c>; null for none.</summary>
    public string? Folder { get; set; }

    /// <summary>Public key (PEM, ECDSA P-256) of whoever makes the programs; a file only root may write; null for none.</summary>
    public string? KeyFile { get; set; }
}
