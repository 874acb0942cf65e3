using System.Text;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Firmware.Core;
using Appliance.Firmware.Devices;
using Appliance.Firmware.Wiring;

namespace Appliance.Firmware.Rest;

/// <summary>The key block as it is laid out, real or virtual, and a sheet of it to print.</summary>
internal static class KeyboardEndpoints
{
    public static void MapKeyboard(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/keyboard").WithTags("keyboard").Needs(Access.DevicesRead);
        group.MapGet("/", Layout).WithName("keyboard")
            .WithSummary("Every key with its place, its name and what is written on it.");
        group.MapGet("/sheet.svg", Sheet).WithName("keySheet").Produces<string>(200, "image/svg+xml")
            .WithSummary("The key block drawn on a sheet of A4 landscape.");
    }

    private static KeyboardResponse Layout(DeviceWiring wiring, ApplianceCore core)
    {
        var goods = core.Station.State.Goods;
        return new(
            wiring.Keys.Rows,
            wiring.Keys.Columns,
            [
                .. wiring.Keys.All.Select(it =>
                    new KeyResponse(RegisterKeys.Name(it.Key), KeyLabels.Of(it.Key, goods), it.Row, it.Column)),
            ]);
    }

    private static IResult Sheet(DeviceWiring wiring, ApplianceCore core)
    {
        var goods = core.Station.State.Goods;
        return Results.Text(KeySheet.Draw(goods.Shop?.Name ?? "", wiring.Keys, goods), "image/svg+xml", Encoding.UTF8);
    }
}

/// <summary>The key block.</summary>
/// <param name="Rows">Rows of keys; 1 for a block whose keys have codes and no places.</param>
/// <param name="Columns">Columns; above the highest code for such a block.</param>
/// <param name="Keys">Row by row.</param>
internal sealed record KeyboardResponse(int Rows, int Columns, IReadOnlyList<KeyResponse> Keys);

/// <summary>A key: its logical name, what is written on it and its place, from 0.</summary>
internal sealed record KeyResponse(string Name, string Label, int Row, int Column);
