using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Firmware.Core;
using Appliance.Firmware.Devices;
using Appliance.Firmware.Virtual;
using Appliance.Firmware.Wiring;

namespace Appliance.Firmware.Rest;

/// <summary>
/// The counter over REST as a page draws it, and hands for its virtual devices. Of real ones one sees what they show; moving
/// them is refused.
/// </summary>
internal static class VirtualEndpoints
{
    private const int CodeLength = 128;

    public static void MapVirtual(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/virtual").WithTags("virtual").Needs(Access.CounterWork);
        group.MapPost("/keys", KeysAsync).WithName("pressKeys").Produces<SettledView>().ProducesProblem(400)
            .WithSummary("Presses keys one after the other and answers once the appliance has settled.");
        group.MapPost("/card", CardAsync).WithName("tapCard").Produces<SettledView>().ProducesProblem(400);
        group.MapPost("/scan", ScanAsync).WithName("scanCode").Produces<SettledView>().ProducesProblem(400);
        group.MapPost("/drawer/close", CloseDrawerAsync).WithName("closeDrawer").Produces<DrawerView>();
        group.MapGet("/devices", (VirtualViews views, ApplianceCore core) => TypedResults.Ok(views.Devices(core.Station.State.Goods)))
            .WithName("virtualDevices").Needs(Access.CounterRead);
        group.MapGet("/paper", Paper).WithName("listPaper").Needs(Access.CounterRead)
            .Produces<IReadOnlyList<PaperView>>().ProducesProblem(400)
            .WithSummary("Receipts on paper, newest first.");
        group.MapGet("/paper/{id:int}.svg", Picture).WithName("paperPicture").Needs(Access.CounterRead)
            .Produces<string>(200, "image/svg+xml").ProducesProblem(404);
        group.MapPost("/faults", FaultAsync).WithName("setFault").Produces<FaultView>().ProducesProblem(400);
    }

    /// <summary>The problem of a device that is not virtual, or null.</summary>
    private static IResult? Unworkable(this DeviceWiring wiring, string role, string device)
    {
        if (wiring.IsReal(role))
        {
            return Problems.Of(
                StatusCodes.Status409Conflict, "device-is-real", $"{device}は実機が接続されているため、画面からは操作できません。");
        }

        return wiring.Without.Contains(role)
            ? Problems.Of(StatusCodes.Status409Conflict, "device-absent", $"{device}は「なし」に設定されています。")
            : null;
    }

    private static async Task<IResult> KeysAsync(
        KeysRequest request, VirtualCounter counter, VirtualViews views, DeviceWiring wiring,
        CancellationToken cancellationToken)
    {
        if (wiring.Unworkable(DeviceRoles.Keyboard, "キーボード") is { } unworkable) return unworkable;
        if (request.Keys is null || request.Keys.Count is 0 or > RestLimits.KeysPerRequest)
        {
            return Problems.Invalid("keys-count", $"キーは1～{RestLimits.KeysPerRequest}個です。");
        }

        List<RegisterKey> keys = [];
        foreach (var name in request.Keys)
        {
            if (!RegisterKeys.TryParse(name, out var key))
            {
                return Problems.Invalid("key-unknown",
                    $"「{name}」というキーはありません。使えるキー: {string.Join(" ", RegisterKeys.Names)}");
            }

            if (!counter.Has(key))
            {
                return Problems.Invalid("key-not-there", $"「{name}」はこのお店のキー配列にありません。設定のキー配列で置けます。");
            }

            keys.Add(key);
        }

        await counter.PressAsync(keys, cancellationToken);
        return TypedResults.Ok(views.Settled);
    }

    private static async Task<IResult> CardAsync(
        CardRequest request, VirtualCounter counter, VirtualViews views, DeviceWiring wiring,
        CancellationToken cancellationToken)
    {
        if (wiring.Unworkable(DeviceRoles.CardReader, "カードリーダー") is { } unworkable) return unworkable;
        if (request.Uid is not { Length: 8 or 14 or 16 or 20 } uid || !uid.All(char.IsAsciiHexDigit))
        {
            return Problems.Invalid("card-uid-invalid", "uid は4・7・8・10バイトの16進数です。");
        }

        await counter.TapAsync(Convert.FromHexString(uid), cancellationToken);
        return TypedResults.Ok(views.Settled);
    }

    private static async Task<IResult> ScanAsync(
        ScanRequest request, VirtualCounter counter, VirtualViews views, DeviceWiring wiring,
        CancellationToken cancellationToken)
    {
        if (wiring.Unworkable(DeviceRoles.Scanner, "スキャナー") is { } unworkable) return unworkable;
        if (request.Code is not { Length: > 0 and <= CodeLength } code || code.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            return Problems.Invalid("code-invalid", $"code は1～{CodeLength}文字の半角英数字記号です。");
        }

        await counter.ScanAsync(code, cancellationToken);
        return TypedResults.Ok(views.Settled);
    }

    private static async Task<IResult> CloseDrawerAsync(
        VirtualCounter counter, VirtualViews views, DeviceWiring wiring, CancellationToken cancellationToken)
    {
        if (wiring.Unworkable(DeviceRoles.Drawer, "ドロア") is { } unworkable) return unworkable;
        await counter.CloseDrawerAsync(cancellationToken);
        return TypedResults.Ok(views.Drawer);
    }

    private static IResult Paper(VirtualViews views, int? limit = null)
    {
        var count = limit ?? RestLimits.DefaultPage;
        return count is < 1 or > RestLimits.LongestPage
            ? Problems.Invalid("limit-out-of-range", $"limit は1～{RestLimits.LongestPage}です。")
            : TypedResults.Ok<IReadOnlyList<PaperView>>([.. views.Paper.Take(count)]);
    }

    private static IResult Picture(int id, VirtualViews views) =>
        views.PictureOf(id) is { } picture
            ? TypedResults.Text(picture, "image/svg+xml")
            : Problems.NotFound("このレシートはもうありません。");

    private static async Task<IResult> FaultAsync(
        FaultRequest request, VirtualFaults faults, VirtualCounter counter, DeviceWiring wiring,
        CancellationToken cancellationToken)
    {
        if (wiring.Unworkable(request.Device ?? "", "この機器") is { } unworkable) return unworkable;
        if (faults.Find(request.Device ?? "", request.Fault ?? "") is not { } fault)
        {
            var known = string.Join(", ", faults.All.Select(it => $"{it.Device}/{it.Name}"));
            return Problems.Invalid("fault-unknown", $"そのような故障はありません。使えるもの: {known}");
        }

        await counter.SetFaultAsync(fault, request.Active, cancellationToken);
        return TypedResults.Ok(new FaultView(fault.Device, fault.Name, fault.Label, fault.IsActive));
    }
}

/// <summary>Keys by their logical names, in order.</summary>
internal sealed record KeysRequest(IReadOnlyList<string>? Keys);

/// <summary>A card to hold to the reader: its id in hex.</summary>
internal sealed record CardRequest(string? Uid);

/// <summary>A code to hold before the scanner.</summary>
internal sealed record ScanRequest(string? Code);

/// <summary>A fault to set or clear.</summary>
internal sealed record FaultRequest(string? Device, string? Fault, bool Active);
