using Appliance.Domain;
using Appliance.Firmware.Core;
using Appliance.Firmware.Devices;
using Appliance.Firmware.Doctor;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Upkeep;

/// <summary>Makes one device do what shows that it works, while the appliance goes on.</summary>
internal sealed class DeviceTests(ApplianceCore core, TimeProvider time)
{
    /// <summary>How long a glass shows the test text; the counter shows its own page before if something happens.</summary>
    public static readonly TimeSpan ShownFor = TimeSpan.FromSeconds(4);

    private static readonly DisplayPage Text = new(new("ﾋｮｳｼﾞﾃｽﾄ ABC 0123"), new("ｱｲｳｴｵ", "¥12,345"));

    /// <exception cref="ArgumentOutOfRangeException">The role waits for a hand instead.</exception>
    public void Try(string role)
    {
        switch (role)
        {
            case DeviceRoles.Printer:
                core.Devices.Printer.PrintTest(columns => TestPage.Compose(columns, time.GetUtcNow()));
                break;
            case DeviceRoles.Drawer:
                core.Devices.Drawer.Open();
                break;
            case DeviceRoles.Buzzer:
                core.Devices.Tone.Sound(ToneSignal.Accepted);
                break;
            case DeviceRoles.OperatorDisplay:
                _ = ShowAsync(core.Devices.OperatorDisplay);
                break;
            case DeviceRoles.CustomerDisplay:
                _ = ShowAsync(core.Devices.CustomerDisplay);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(role), role, "This device is tried by hand.");
        }
    }

    private async Task ShowAsync(LineDisplayWorker display)
    {
        display.Show(Text);
        await Task.Delay(ShownFor, time);
        core.Devices.Show(core.Station.State);
    }
}
