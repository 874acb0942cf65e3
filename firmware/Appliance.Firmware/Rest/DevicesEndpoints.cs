using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Firmware.Configuration;
using Appliance.Firmware.Core;
using Appliance.Firmware.Doctor;
using Appliance.Firmware.Station;
using Appliance.Firmware.Upkeep;
using Appliance.Firmware.Wiring;
using Appliance.Hardware.Discovery;

namespace Appliance.Firmware.Rest;

/// <summary>The devices: what there is for each role, trying one, and what the machine has to offer.</summary>
internal static class DevicesEndpoints
{
    public static void MapDevices(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/devices").WithTags("devices").Needs(Access.DevicesRead);
        group.MapGet("/", (Settings settings, ApplianceCore core, DeviceWiring wiring) =>
            TypedResults.Ok(DeviceRoster.Of(settings.Devices, wiring, core.Devices))).WithName("listDevices")
            .WithSummary("Each role with its driver, port and state.");
        group.MapGet("/scan", () => TypedResults.Ok(ScanResponse.Of(new MachineScan(new DeviceTree()).Look())))
            .WithName("scanDevices").Needs(Access.DevicesWrite)
            .WithSummary("What is connected, who may open it, and settings for what says what it is.");
        group.MapGet("/{role}/drivers/{name}", (string role, string name) => DriverNotes.Of(role, name) is { } text
            ? (IResult)TypedResults.Ok(new DriverNotesResponse(name, text))
            : Problems.NotFound($"{name} の配線の説明はありません。")).WithName("driverNotes")
            .Produces<DriverNotesResponse>().ProducesProblem(404).WithSummary("How a driver's device is wired and set.");
        group.MapPost("/{role}/test", TestAsync).WithName("testDevice").Needs(Access.DevicesWrite)
            .Produces<DeviceView>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(503)
            .WithSummary("Prints a page, opens the drawer, shows a text or sounds; journaled as device.tested.");
    }

    private static async Task<IResult> TestAsync(
        string role, Settings settings, ApplianceCore core, DeviceWiring wiring, StationLoop station, DeviceTests tests,
        HttpContext context, CancellationToken cancellationToken)
    {
        var roster = DeviceRoster.Of(settings.Devices, wiring, core.Devices);
        if (roster.FirstOrDefault(it => it.Role == role) is not { } device) return Problems.NotFound($"機器 {role} はありません。");
        if (!device.CanBeTested)
        {
            return Problems.Of(StatusCodes.Status409Conflict, "device-not-testable", "この機器は、実際に押す・かざす・読ませると試せます。");
        }

        if (device.State is not ("online" or "error"))
        {
            return Problems.Of(
                StatusCodes.Status409Conflict, "device-offline", "機器が応答していません。電源とケーブルを確認してください。");
        }

        // On record before anything moves: a drawer never opens from afar without a trace.
        var outcome = await station.SubmitAsync(
            new ChangeRequested([new DeviceTested(role)], By: Authors.Of(context)), cancellationToken);
        if (outcome.Refusal is { } refusal) return Changes.ForRefusal(refusal);
        tests.Try(role);
        return TypedResults.Ok(device);
    }
}

/// <summary>How a driver's device is wired and set: the driver's own notes, Markdown.</summary>
internal sealed record DriverNotesResponse(string Driver, string Text);

/// <summary>What is connected.</summary>
/// <param name="Report">For people, as the command <c>doctor</c> writes it.</param>
/// <param name="Ports">The ports found.</param>
/// <param name="Proposed">A section of settings for what says what it is, JSON; null without a proposal.</param>
/// <param name="SettingsFile">Where it belongs.</param>
internal sealed record ScanResponse(
    string Report, IReadOnlyList<FoundPortView> Ports, string? Proposed, string SettingsFile)
{
    public static ScanResponse Of(MachineFindings found)
    {
        using StringWriter text = new();
        MachineReport.Write(found, text);
        var proposed = ProposedSettings.For(found);
        FoundPortView[] ports =
        [
            .. found.SerialPorts.Concat(found.SpiDevices).Concat(found.Inputs).Concat(found.UsbPrinters)
                .Select(port => new FoundPortView(port.Path, port.Name, port.CanBe, port.Trouble)),
            .. found.I2cBuses.Select(bus => new FoundPortView(
                bus.Path, "I2C", string.Join(", ", bus.Devices.Select(it => $"0x{it.Address:X2} {string.Join(" / ", it.CanBe)}")), bus.Trouble)),
            .. found.GpioChips.Select(chip => new FoundPortView(chip.Path, chip.Label, $"GPIO ({chip.Lines.Count})", chip.Trouble)),
        ];
        return new(
            text.ToString(), ports, proposed.Count == 0 ? null : ProposedSettings.Json(proposed), ConfigurationReader.MachineFile);
    }
}

/// <summary>A port that is there.</summary>
/// <param name="Path">What to write into the settings.</param>
/// <param name="Name">What it says of itself; may be empty.</param>
/// <param name="CanBe">What could be behind it.</param>
/// <param name="Trouble">Why it cannot be used now and what helps, or null.</param>
internal sealed record FoundPortView(string Path, string Name, string CanBe, string? Trouble);
