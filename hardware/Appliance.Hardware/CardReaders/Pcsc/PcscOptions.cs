namespace Appliance.Hardware.CardReaders.Pcsc;

/// <summary>Which PC/SC reader is used.</summary>
public sealed class PcscOptions
{
    /// <summary>
    /// The beginning of its name as <c>pcsc_scan</c> shows it, case ignored. The default is empty: the first reader.
    /// </summary>
    public string ReaderName { get; init; } = "";
}
