using System.Text;
using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Firmware.Devices;
using Appliance.Firmware.Station;

namespace Appliance.Firmware.Rest;

/// <summary>The key block as it is laid out, real or virtual, and a sheet of it to print.</summary>
internal static class KeyboardEndpoints
{
    public static void MapKeyboard(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/keyboard").WithTags("keyboard").Needs(Access.DevicesRead);
        group.MapGet("/", (CounterDevices devices, StationLoop station) => TypedResults.Ok(KeyboardResponse.Of(devices, station)))
            .WithName("keyboard").WithSummary("Every key with its place, its name and what is written on it.");
        group.MapPut("/", ArrangeAsync).WithName("arrangeKeys").Needs(Access.DevicesWrite).Produces<KeyboardResponse>()
            .ProducesProblem(400).ProducesProblem(422).ProducesProblem(503)
            .WithSummary("Says which key sits where; refused where the settings of the appliance say so.");
        group.MapGet("/sheet.svg", Sheet).WithName("keySheet").Produces<string>(200, "image/svg+xml")
            .WithSummary("The key block drawn on a sheet of A4 landscape.");
    }

    private static Task<IResult> ArrangeAsync(
        KeyboardRequest request, CounterDevices devices, StationLoop station, CancellationToken cancellationToken)
    {
        var refusal = devices.KeysAreWired
            ? new Refusal("keys-are-wired", "キー配列は本体の設定ファイル（Devices:Keyboard:Keys）で決められています。", DisplayPage.Blank)
            : KeyRules.Check(request.Rows, station.RealState);
        return Changes.MakeAsync(
            station, refusal, new KeysArranged([.. request.Rows]),
            () => TypedResults.Ok(KeyboardResponse.Of(devices, station)), cancellationToken);
    }

    private static IResult Sheet(CounterDevices devices, StationLoop station)
    {
        var goods = station.RealState.Goods;
        return Results.Text(KeySheet.Draw(goods.Shop?.Name ?? "", devices.Keys, goods), "image/svg+xml", Encoding.UTF8);
    }
}

/// <summary>Which key sits where.</summary>
/// <param name="Rows">A text a row: names of keys with blanks between, <c>-</c> where there is none.</param>
internal sealed record KeyboardRequest(IReadOnlyList<string> Rows);

/// <summary>The key block.</summary>
/// <param name="Rows">Rows of keys; 1 for a block whose keys have codes and no places.</param>
/// <param name="Columns">Columns; above the highest code for such a block.</param>
/// <param name="Keys">Row by row.</param>
/// <param name="Wired">The appliance's settings say which key sits where; it cannot be changed here.</param>
/// <param name="Missing">Keys that are not on the block and will be wanted.</param>
/// <param name="All">Every key there is, to choose from.</param>
internal sealed record KeyboardResponse(
    int Rows,
    int Columns,
    IReadOnlyList<KeyResponse> Keys,
    bool Wired,
    IReadOnlyList<KeyName> Missing,
    IReadOnlyList<KeyName> All)
{
    public static KeyboardResponse Of(CounterDevices devices, StationLoop station)
    {
        var state = station.RealState;
        var layout = devices.Keys;
        return new(
            layout.Rows,
            layout.Columns,
            [.. layout.All.Select(it => new KeyResponse(RegisterKeys.Name(it.Key), KeyLabels.Of(it.Key, state.Goods), it.Row, it.Column))],
            devices.KeysAreWired,
            [.. KeyRules.Wanted(state).Where(key => layout.PlaceOf(key) is null).Select(Named)],
            [.. Enum.GetValues<RegisterKey>().Select(Named)]);

        KeyName Named(RegisterKey key) => new(RegisterKeys.Name(key), KeyLabels.Of(key, state.Goods));
    }
}

/// <summary>A key: its logical name, what is written on it and its place, from 0.</summary>
internal sealed record KeyResponse(string Name, string Label, int Row, int Column);

/// <summary>A key: its logical name, and what is written on it.</summary>
internal sealed record KeyName(string Name, string Label);
