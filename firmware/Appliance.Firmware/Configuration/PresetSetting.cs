using Appliance.Firmware.Presets;

namespace Appliance.Firmware.Configuration;

/// <summary>Reads <c>Shop:Preset</c>. It is checked at every start: a wrong name must not lie in wait for the next shop.</summary>
internal static class PresetSetting
{
    /// <exception cref="StartRefusedException">There is no such preset; the message names the nearest one.</exception>
    public static ShopPreset Read(ShopSettings settings) => ShopPreset.Find(settings.Preset)
        ?? throw new StartRefusedException(
            $"Shop:Preset: there is no preset {settings.Preset}. Did you mean "
            + $"{NearestName.Of(settings.Preset, ShopPreset.Names)}? Known: {string.Join(" ", ShopPreset.Names)}");
}
