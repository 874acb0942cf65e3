using Appliance.Domain.Staff;
using Appliance.Firmware.Virtual;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Rest;

/// <summary>The optional devices of the virtual counter over REST: turn the key, press the button, put money in.</summary>
internal static class VirtualDeviceEndpoints
{
    private static readonly Dictionary<string, KeylockPosition> Positions = new(StringComparer.Ordinal)
    {
        ["locked"] = KeylockPosition.Lock,
        ["normal"] = KeylockPosition.Normal,
        ["supervisor"] = KeylockPosition.Supervisor,
    };

    private static readonly long[] Denominations = [1, 5, 10, 50, 100, 500, 1_000, 2_000, 5_000, 10_000];

    public static void MapVirtualDevices(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/virtual").WithTags("virtual").Needs(Access.CounterWork);
        group.MapPost("/keylock", TurnAsync).WithName("turnKey").Produces<SettledView>()
            .ProducesProblem(400).ProducesProblem(409);
        group.MapPost("/call", CallAsync).WithName("pressCallButton").Produces<SettledView>().ProducesProblem(409);
        group.MapPost("/cash", InsertAsync).WithName("insertCash").Produces<InsertedView>()
            .ProducesProblem(400).ProducesProblem(409)
            .WithSummary("Puts a coin or a bill into an acceptor; it comes back where none is open.");
    }

    private static IResult Absent(string device) => Problems.Of(
        StatusCodes.Status409Conflict, "device-not-virtual", $"仮想の{device}はありません。設定で virtual にすると使えます。");

    private static async Task<IResult> TurnAsync(
        KeylockRequest request, VirtualCounter counter, VirtualBench bench, VirtualViews views,
        CancellationToken cancellationToken)
    {
        if (bench.Around.Keylock is not { } keylock) return Absent("レジ錠");
        if (!Positions.TryGetValue(request.Position ?? "", out var position))
        {
            return Problems.Invalid("position-unknown", $"position は {string.Join("・", Positions.Keys)} のどれかです。");
        }

        await counter.TurnAsync(keylock, position, cancellationToken);
        return TypedResults.Ok(views.Settled);
    }

    private static async Task<IResult> CallAsync(
        VirtualCounter counter, VirtualBench bench, VirtualViews views, CancellationToken cancellationToken)
    {
        if (bench.Around.CallButton is not { } button) return Absent("呼び出しボタン");
        await counter.CallAsync(button, cancellationToken);
        return TypedResults.Ok(views.Settled);
    }

    private static async Task<IResult> InsertAsync(
        CashRequest request, VirtualCounter counter, VirtualBench bench, VirtualViews views,
        CancellationToken cancellationToken)
    {
        if (bench.Around is { Coins: null, Bills: null }) return Absent("投入口");
        if (!Denominations.Contains(request.Yen))
        {
            return Problems.Invalid("denomination-unknown", "yen は日本の硬貨か紙幣の額面です。");
        }

        var taken = await counter.InsertAsync(bench.Around, request.Yen, cancellationToken);
        var shown = views.Settled;
        return TypedResults.Ok(new InsertedView(taken, shown.OperatorDisplay, shown.CustomerDisplay));
    }
}

/// <summary>Where to turn the key: locked, normal or supervisor.</summary>
internal sealed record KeylockRequest(string? Position);

/// <summary>A coin or a bill, by its denomination in yen.</summary>
internal sealed record CashRequest(long Yen);

/// <summary>Whether money was taken, and both displays after the appliance has settled.</summary>
internal sealed record InsertedView(
    bool Taken, IReadOnlyList<string> OperatorDisplay, IReadOnlyList<string> CustomerDisplay);
