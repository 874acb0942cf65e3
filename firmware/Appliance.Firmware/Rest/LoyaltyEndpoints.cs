using Appliance.Domain.Journal;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Loyalty;

namespace Appliance.Firmware.Rest;

/// <summary>The rules of points, ranks, stamps and passes; what the shop owes its members; why a sale gave its points.</summary>
internal static class LoyaltyEndpoints
{
    public static void MapLoyalty(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/loyalty").WithTags("loyalty").Needs(Access.LoyaltyRead);
        group.MapGet("/rules", (StationLoop station) => TypedResults.Ok(station.RealState.Goods.Loyalty)).WithName("getLoyaltyRules")
            .WithSummary("Bonus points, expiry, ranks, stamp cards, passes. The base rate stands in the shop's profile.");
        group.MapPut("/rules", PutRulesAsync).WithName("putLoyaltyRules").Needs(Access.LoyaltyWrite)
            .Produces<LoyaltyRules>().ProducesProblem(400).ProducesProblem(422).ProducesProblem(503);
        group.MapGet("/liability", Liability).WithName("getPointLiability").Produces<LiabilityResponse>()
            .WithSummary("Points of all members together, in double entry; one point is worth one yen.");
        group.MapGet("/coupons", ListBySource).WithName("listIssuedCoupons")
            .Produces<Page<IssuedCouponResponse>>().ProducesProblem(400)
            .WithSummary("Coupons that one source (campaign, stamp card, rank) brought, with their uses.");
        routes.MapGet("/api/v1/sales/{id}/points", Explain).WithName("explainSalePoints").WithTags("sales").Needs(Access.SalesRead)
            .Produces<SalePointsResponse>().ProducesProblem(404)
            .WithSummary("Why a sale gave the points it gave, part by part.");
        routes.MapMemberLoyalty();
    }

    private static Task<IResult> PutRulesAsync(LoyaltyRules rules, StationLoop station, CancellationToken cancellationToken)
    {
        var goods = station.RealState.Goods;
        var refusal = LoyaltyChecks.Check(rules, goods.Coupons.GetValueOrDefault, goods.ProductsByCode.ContainsKey);
        return Changes.MakeAsync(station, refusal, new LoyaltyConfigured(rules), () => TypedResults.Ok(rules), cancellationToken);
    }

    private static IResult Liability(IDocumentReader documents)
    {
        var account = documents.Get(LoyaltyCollections.Shop, Collections.TheOnly)?.Points ?? PointAccount.Zero;
        return TypedResults.Ok(new LiabilityResponse(StoredLookup.Today(documents), account, new(account.Held), account.Balances));
    }

    private static IResult ListBySource(IDocumentReader documents, string source, int? limit = null, string? cursor = null)
    {
        var count = limit ?? RestLimits.DefaultPage;
        if (count is < 1 or > RestLimits.LongestPage)
        {
            return Problems.Invalid("limit-out-of-range", $"limit は1～{RestLimits.LongestPage}です。");
        }

        var position = cursor is null ? $"{source}/" : Paging.Key(cursor);
        if (position is null) return Problems.Invalid("cursor-malformed", "cursor が正しくありません。");
        var index = LoyaltyCollections.CouponsBySource;
        var found = documents.Range(LoyaltyCollections.IssuedCoupons, index, position, $"{source}0", count + 1);
        return TypedResults.Ok(Paging.Cut(found, count, coupon => index.Key(coupon) + "\0", IssuedCouponResponse.Of));
    }

    private static IResult Explain(string id, IDocumentReader documents)
    {
        if (Collections.NumberKeyOf(id) is not { } key || documents.Get(Collections.Sales, key) is not { } sale || sale.Id != id)
        {
            return Problems.NotFound($"取引 {id} は見つかりません。");
        }

        return TypedResults.Ok(SalePointsResponse.Of(sale));
    }
}

/// <summary>What the shop owes its members.</summary>
/// <param name="Day">Business day of the last entry.</param>
/// <param name="Points">All members together.</param>
/// <param name="Yen">What the points held are worth.</param>
/// <param name="Balances">Granted, gifted and corrected come to held, redeemed, taken back and expired.</param>
internal sealed record LiabilityResponse(DateOnly Day, PointAccount Points, Domain.Money.Yen Yen, bool Balances);

/// <summary>Why a sale gave the points it gave.</summary>
/// <param name="SaleId">The sale.</param>
/// <param name="Granted">Points it gave, those of a later tap included.</param>
/// <param name="TakenBack">Points a refund took back since.</param>
/// <param name="Parts">They come to the points granted; empty for sales before reasons were kept.</param>
internal sealed record SalePointsResponse(string SaleId, long Granted, long TakenBack, IReadOnlyList<PointPartResponse> Parts)
{
    public static SalePointsResponse Of(SaleDocument sale)
    {
        var parts = sale.LateMemberId is null ? sale.Sale.PointParts : sale.LateParts;
        return new(
            sale.Id, sale.Sale.PointsGranted + sale.LatePoints, sale.PointsTakenBack, [.. (parts ?? []).Select(PointPartResponse.Of)]);
    }
}

/// <summary>A part of the points with its reason.</summary>
/// <param name="Points">Points of this part.</param>
/// <param name="Rule">Code of the rule; null for the base.</param>
/// <param name="Words">In words: ¥1,234 ÷ ¥100.</param>
internal sealed record PointPartResponse(long Points, string? Rule, string Words)
{
    public static PointPartResponse Of(PointPart part) => new(part.Points, part.Rule, WordsOf(part));

    private static string WordsOf(PointPart part)
    {
        var name = part.Name ?? "基本";
        if (part.Times > 0) return $"{name}：{part.Of} ÷ ¥{part.Per:#,0}の{part.Times / 100m:0.##}倍になる分";
        if (part.Per > 0) return $"{name}：{part.Of} ÷ ¥{part.Per:#,0}（端数切捨て）";
        return part.Pieces > 0 ? $"{name}：{part.Pieces}点 × {part.Points / part.Pieces:#,0}P" : $"{name}：{part.Points:#,0}P";
    }
}
