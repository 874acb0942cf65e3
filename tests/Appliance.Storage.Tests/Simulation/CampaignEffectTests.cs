using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Marketing;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Simulation;

namespace Appliance.Storage.Tests.Simulation;

/// <summary>
/// A win-back campaign in a hundred simulated shops. Each shop is lived twice with the same dice, once as usual and once
/// with the planted influence on everybody who is dormant: so what the campaign brings is known, not estimated, and the
/// same shops show what is said of a campaign that brings nothing.
/// </summary>
public sealed class CampaignEffectTests
{
    private const int Shops = 100;
    private const int DormantDays = 60;
    private const int WindowDays = 60;
    private const double Influence = 4;
    private static readonly ShopLifeOptions Shop = new(3_000, new(2025, 6, 1), 300, FoundersShare: 0.8);
    private static readonly DateOnly DrawnOn = new(2026, 1, 25);
    private static readonly Campaign Plan = new(
        "C000001", "お久しぶりです", CampaignKind.Dormant, Domain.Members.ContactChannel.Email, null, new("お久しぶりです", "またどうぞ"),
        null, 3_000, WindowDays, 6_000, default, DormantDays, 365);

    [Fact]
    public void A_planted_uplift_is_in_its_interval_and_a_planted_zero_is_no_effect()
    {
        var shops = Enumerable.Range(1, Shops).AsParallel().AsOrdered().Select(seed => Live(seed)).ToList();
        var truth = shops.Sum(shop => shop.Influenced.Values.Sum() - shop.Usual.Values.Sum())
            / (double)shops.Sum(shop => shop.Usual.Count);
        Assert.True(truth > 200, $"The planted uplift is ¥{truth:F0} a member: nothing to find.");

        var planted = shops.Select(shop => Report(shop.Seed, shop.Influenced, shop.Usual)).ToList();
        var nothing = shops.Select(shop => Report(shop.Seed, shop.Usual, shop.Usual)).ToList();

        Assert.All(planted.Concat(nothing), report => Assert.NotEqual(EffectVerdict.TooSmall, report.Verdict));
        var inside = planted.Count(report => report.Low!.Value.Amount <= truth && truth <= report.High!.Value.Amount);
        var fooled = nothing.Count(report => report.Verdict is EffectVerdict.More or EffectVerdict.Less);
        Assert.True(inside >= 90, $"The planted ¥{truth:F0} is inside {inside} of {Shops} intervals.");
        Assert.True(Shops - fooled >= 95, $"Nothing was called an effect in {fooled} of {Shops}.");
        Assert.True(
            planted.Count(report => report.Verdict == EffectVerdict.More) >= Shops / 2,
            "A win-back that works is seldom seen to work.");
    }

    private static EffectReport Report(
        int shop, IReadOnlyDictionary<string, long> treatedPaid, IReadOnlyDictionary<string, long> controlPaid)
    {
        var (treated, control) = (CampaignGroup.Empty, CampaignGroup.Empty);
        foreach (var (member, paid) in treatedPaid)
        {
            if (Lot.IsControl($"{shop:x32}", Plan.Id, member, Plan.ControlBasisPoints)) control = With(control, controlPaid[member]);
            else treated = With(treated, paid);
        }

        return Effect.Of(treated, control, Plan.MarginBasisPoints, Yen.Zero, Yen.Zero);
    }

    private static CampaignGroup With(CampaignGroup group, long paid)
    {
        var one = group.Drawn(1, Yen.Zero);
        return paid == 0 ? one : one.Moved(Yen.Zero, new(paid), first: true);
    }

    private static (int Seed, Dictionary<string, long> Usual, Dictionary<string, long> Influenced) Live(int seed) =>
        (seed, Live(seed, 1), Live(seed, Influence));

    /// <summary>What each member who was dormant on the day of the drawing paid in the window.</summary>
    private static Dictionary<string, long> Live(int seed, double influence)
    {
        ShopLife life = new(Shop with { Seed = (ulong)seed }, Opened);
        Dictionary<string, long> paid = [];
        foreach (var member in life.Members)
        {
            if (Paid(member, influence) is { } sum) paid[member.Id] = sum;
        }

        return paid;
    }

    /// <summary>A member's life up to the end of the window: everybody throws their own dice. Null when they were not dormant.</summary>
    private static long? Paid(SimulatedMember member, double influence)
    {
        DateOnly? last = null;
        for (var day = Shop.FirstDay; day < DrawnOn; day = day.AddDays(1))
        {
            if (member.ComesOn(day)) last = day;
        }

        if (last is not { } visit || visit > DrawnOn.AddDays(-DormantDays)) return null;
        var paid = 0L;
        for (var day = DrawnOn; day <= DrawnOn.AddDays(WindowDays); day = day.AddDays(1))
        {
            if (!member.ComesOn(day, day > DrawnOn ? influence : 1)) continue;
            var basket = member.Basket(Prices.Length).Sum(place => Prices[place]);
            if (day > DrawnOn) paid += basket;
        }

        return paid;
    }

    private static long[] Prices { get; } =
        [480, 1_200, 650, 3_800, 900, 2_400, 5_500, 780, 1_650, 350, 2_900, 8_800, 1_100, 560, 4_200, 720, 1_980, 640, 3_300, 990];

    /// <summary>Whatever shop: only who comes when, and what they take, is lived here.</summary>
    private static ApplianceState Opened { get; } = Decider.Import(
        ApplianceState.Empty,
        [
            new ShopConfigured(new("サロン", null, null, null, [new(TaxClass.Standard, new(2019, 10, 1), 1000)])),
            new DepartmentDefined(new(1, "技術", "ｷﾞｼﾞｭﾂ", TaxClass.Standard)),
            new ProductDefined(new("001", null, "カット", "ｶｯﾄ", new(5_000), 1)),
        ],
        new(2025, 6, 1, 1, 0, 0, TimeSpan.Zero)).State;
}
