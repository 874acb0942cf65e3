using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using Appliance.Domain.Shop;

namespace Appliance.Domain.Register;

/// <summary>What a paid sale brings its member: points with their reasons, stamps, a rank, coupons, passes.</summary>
internal static class LoyaltyDecisions
{
    /// <summary>The sale with what it brings, and the entries that follow it.</summary>
    /// <param name="step">The decision so far.</param>
    /// <param name="sale">As it was paid; without points yet.</param>
    /// <param name="member">Whose it is.</param>
    /// <param name="before">Points before it.</param>
    public static Brought Bring(Step step, SaleClosed sale, MemberGlance member, long before)
    {
        var parts = PartsOf(step, sale, member, step.Clock);
        var granted = parts.Total();
        Brought brought = new(sale with
        {
            PointParts = parts,
            PointsGranted = granted,
            PointsBalance = before - sale.PointsUsed + granted,
        });
        brought = Passes(step, Ranked(step, Stamped(step, brought, member), member), member);
        return member.Standing.BirthMonth == step.Day.Month ? brought.Telling("お誕生月おめでとうございます") : brought;
    }

    /// <summary>Points of a sale for a member, with their reasons.</summary>
    public static EquatableList<PointPart> PartsOf(Step step, SaleClosed sale, MemberGlance member, TimeOnly clock) => PointGrant.Of(
        new(sale.Lines, sale.Total, sale.Taxes, sale.Tenders, step.Day, clock), member.Standing, step.Shop, step.State.Goods.Loyalty);

    /// <summary>Whether a line of the sale is a pass, which somebody has to hold.</summary>
    public static bool HasPass(Step step, OpenSale sale) =>
        sale.Lines.Any(line => !line.Voided && PassOf(step.State.Goods.Loyalty, line) is not null);

    /// <summary>Takes back what a sale brought, as far as it came back.</summary>
    public static Step Undo(this Step step, RefundDraft draft)
    {
        if (draft.MemberId is not { } member) return step;
        foreach (var back in draft.Lines)
        {
            if (PassOf(step.State.Goods.Loyalty, back.Line) is not { } kind) continue;
            step = step.Record(new PassRevoked(
                member, PassIdOf(draft.OriginalSaleId, back.Index), draft.OriginalSaleId, kind.Uses * back.Line.Quantity));
        }

        foreach (var id in draft.Reversal?.Coupons ?? []) step = step.Record(new CouponRestored(id, member, draft.OriginalSaleId));
        foreach (var grant in draft.Reversal?.Stamps ?? [])
        {
            step = step.Record(new StampsTakenBack(member, draft.OriginalSaleId, grant.Card, grant.Stamps));
            for (var full = 1; full <= grant.Rewards; full++)
            {
                step = step.Record(new CouponRevoked(
                    StampCouponId(draft.OriginalSaleId, grant.Card, full), member, "スタンプの会計が返品されたため"));
            }
        }

        return step;
    }

    private static Brought Stamped(Step step, Brought brought, MemberGlance member)
    {
        foreach (var card in step.State.Goods.Loyalty.StampCards ?? [])
        {
            var before = member.Standing.Stamps.FirstOrDefault(it => it.Card == card.Code);
            var stamps = card.StampsOf(brought.Sale.Lines, step.Day, hadToday: before?.LastDay == step.Day);
            if (stamps == 0) continue;
            var all = (before?.Stamps ?? 0) + stamps;
            var full = Math.Max(all, 0) / card.Needed;
            StampGrant grant = new(card.Code, card.Name, stamps, all - (full * card.Needed), card.Needed, full);
            brought = brought with { Sale = brought.Sale with { Stamps = (brought.Sale.Stamps ?? []).Add(grant) } };
            for (var nth = 1; nth <= full; nth++)
            {
                brought = Rewarded(
                    step, brought, member, StampCouponId(brought.Sale.SaleId, card.Code, nth), card.Reward, card.RewardDays,
                    CouponReason.Stamps, card.Code);
            }
        }

        return brought;
    }

    /// <summary>A rank is reached with the sale that is enough for it; its benefits begin with the next one.</summary>
    private static Brought Ranked(Step step, Brought brought, MemberGlance member)
    {
        if (step.State.Goods.Loyalty.Ladder is not { } ladder) return brought;
        var standing = member.Standing;
        var months = MonthFigures.Add(standing.Months, step.Day, brought.Sale.Total, standing.LastVisit != step.Day);
        var measured = ladder.MeasureOf(months, step.Day);
        if (ladder.RankOf(measured) is not { } rank || ladder.PlaceOf(rank.Code) <= ladder.PlaceOf(standing.Rank)) return brought;
        brought = brought.Telling($"{rank.Name}会員になりました") with { RankUp = rank };
        brought = brought.With(new RankChanged(member.MemberId, standing.Rank, rank.Code, measured));
        return rank.Coupon is null
            ? brought
            : Rewarded(
                step, brought, member, $"{brought.Sale.SaleId}-R{rank.Code}", rank.Coupon, rank.CouponDays, CouponReason.Rank, rank.Code);
    }

    private static Brought Rewarded(
        Step step, Brought brought, MemberGlance member, string id, string code, int days, CouponReason reason, string source)
    {
        if (step.State.Goods.Coupons.GetValueOrDefault(code) is not { } coupon) return brought;
        var until = step.Day.AddDays(days);
        if (coupon.Until < until) until = coupon.Until;
        CouponIssued issued = new(id, member.MemberId, code, step.Day, until, 1, reason, source);
        return CouponIssuing.Check(issued, coupon, isKnown: false, step.Day) is null
            ? brought.With(issued).Telling($"クーポン「{coupon.Name}」{until:yyyy/MM/dd}まで")
            : brought;
    }

    private static Brought Passes(Step step, Brought brought, MemberGlance member)
    {
        for (var i = 0; i < brought.Sale.Lines.Count; i++)
        {
            var line = brought.Sale.Lines[i];
            if (line.Voided || PassOf(step.State.Goods.Loyalty, line) is not { } kind) continue;
            var until = step.Day.AddDays(kind.Days - 1);
            var uses = kind.Uses * line.Quantity;
            HeldPass pass = new(
                PassIdOf(brought.Sale.SaleId, i), kind.Name, kind.Kana, step.Day, until, uses, kind.Uses == 0, kind.OpensGate);
            brought = brought.With(new PassIssued(member.MemberId, pass, kind.Product, brought.Sale.SaleId))
                .Telling(kind.Uses == 0 ? $"{kind.Name} {until:yyyy/MM/dd}まで" : $"{kind.Name} {uses}回 {until:yyyy/MM/dd}まで");
        }

        return brought;
    }

    private static PassKind? PassOf(LoyaltyRules rules, SaleLine line) =>
        line.Code is { } code ? rules.Passes?.FirstOrDefault(kind => kind.Product == code) : null;

    private static string PassIdOf(string saleId, int line) => $"{saleId}-P{line + 1}";

    private static string StampCouponId(string saleId, string card, int nth) => $"{saleId}-S{card}-{nth}";
}

/// <summary>A paid sale with what it brings, in the making.</summary>
/// <param name="Sale">The sale.</param>
internal sealed record Brought(SaleClosed Sale)
{
    /// <summary>The rank that was reached, or null.</summary>
    public Rank? RankUp { get; init; }

    /// <summary>Entries that follow the sale.</summary>
    public EquatableList<EntryData> Entries { get; init; } = [];

    public Brought With(EntryData entry) => this with { Entries = Entries.Add(entry) };

    public Brought Telling(string words) => this with { Sale = Sale with { Tidings = (Sale.Tidings ?? []).Add(words) } };
}
