using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using Appliance.Domain.Shop;

namespace Appliance.Domain.Register;

/// <summary>
/// Payment (会計): in any mix. A part that was paid is journaled at once with the sale as it stands, so that it is not
/// lost with the power. Cash comes last, for change is given on it.
/// </summary>
internal static class SettlementDecisions
{
    public static Step Tender(Step step, RegisterKey key)
    {
        step = RankDecisions.Discounted(step);
        var counter = step.Counter;
        if (counter.Sale is not { } sale) return step.RefuseAtCounter(Refusals.NothingRegistered);
        if (counter.Member is null && LoyaltyDecisions.HasPass(step, sale)) return step.RefuseAtCounter(Refusals.PassNeedsMember);
        if (counter.Digits.Length > Limits.EntryDigits) return step.RefuseAtCounter(Refusals.TooManyDigits);
        if (sale.Due < Yen.Zero) return GiveBack(step, sale, key);
        if (sale.Due == Yen.Zero && key != RegisterKey.Cash) return step.RefuseAtCounter(Refusals.NothingDue);
        return KindOf(key) switch
        {
            TenderKind.Cash => Cash(step, sale),
            TenderKind.GiftVoucher => Voucher(step, sale),
            TenderKind.Points => Points(step, sale),
            TenderKind.Prepaid => Prepaid(step, sale),
            TenderKind.OnAccount => OnAccount(step, sale),
            var kind => ByTerminal(step, sale, kind),
        };
    }

    /// <summary>The means of payment of a key.</summary>
    public static TenderKind KindOf(RegisterKey key) => key switch
    {
        RegisterKey.Cash => TenderKind.Cash,
        RegisterKey.Credit => TenderKind.Credit,
        RegisterKey.ElectronicMoney => TenderKind.ElectronicMoney,
        RegisterKey.QrCode => TenderKind.QrCode,
        RegisterKey.GiftVoucher => TenderKind.GiftVoucher,
        RegisterKey.Points => TenderKind.Points,
        RegisterKey.Prepaid => TenderKind.Prepaid,
        RegisterKey.OnAccount => TenderKind.OnAccount,
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "This key is no means of payment."),
    };

    private static Step Cash(Step step, OpenSale sale)
    {
        if (step.Counter.Quantity is not null) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        var received = step.Counter.Digits.Length == 0 ? sale.Due : KeyDecisions.Amount(step.Counter.Digits);
        if (received < sale.Due) return step.RefuseAtCounter(Refusals.TenderTooSmall(sale.Due - received));
        return sale.Due == Yen.Zero ? Close(step, sale, Yen.Zero) : Cash(step, sale, received, opensDrawer: true);
    }

    /// <summary>Closes a sale with cash, of which enough was received for what is due.</summary>
    public static Step Cash(Step step, OpenSale sale, Yen received, bool opensDrawer) => Close(
        opensDrawer ? step.Do(new OpenDrawer()) : step,
        sale.With(new(TenderKind.Cash, sale.Due, received)),
        received - sale.Due);

    /// <summary>No change is given on a voucher: what is more than due falls to the shop.</summary>
    private static Step Voucher(Step step, OpenSale sale)
    {
        if (step.Counter.Digits.Length == 0) return step.RefuseAtCounter(Refusals.VoucherAmountMissing);
        var worth = KeyDecisions.Amount(step.Counter.Digits) * (step.Counter.Quantity ?? 1);
        if (worth == Yen.Zero) return step.RefuseAtCounter(Refusals.AmountZero);
        if (step.Counter.Quantity > Limits.Quantity) return step.RefuseAtCounter(Refusals.QuantityOutOfRange);
        if (worth > Limits.Total) return step.RefuseAtCounter(Refusals.TotalTooLarge);
        return Take(step, sale, new(TenderKind.GiftVoucher, Least(worth, sale.Due), worth), opensDrawer: true);
    }

    /// <summary>The slip's number, ×, then the amount; the amount alone; or nothing for all that is due.</summary>
    private static Step ByTerminal(Step step, OpenSale sale, TenderKind kind)
    {
        var counter = step.Counter;
        var amount = counter.Digits.Length == 0 ? sale.Due : KeyDecisions.Amount(counter.Digits);
        if (amount == Yen.Zero) return step.RefuseAtCounter(Refusals.AmountZero);
        return amount > sale.Due
            ? step.RefuseAtCounter(Refusals.MoreThanDue(sale.Due))
            : Take(step, sale, new(kind, amount, amount, counter.Quantity is { } slip ? $"{slip}" : null), opensDrawer: false);
    }

    private static Step Points(Step step, OpenSale sale)
    {
        var counter = step.Counter;
        if (counter.Quantity is not null) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        if (counter.Member is not { } member) return step.RefuseAtCounter(Refusals.MemberMissing);
        if (counter.PinForPoints is { } asked)
        {
            step = PointPinDecisions.Check(step, member);
            return step.Counter.Error is null ? Redeem(step, sale, asked) : step;
        }

        var held = Math.Max(PointsOf(sale, member) - UsedPoints(sale), 0);
        var asDiscount = (step.Shop.Points ?? new()).UsedAs == PointUse.Discount;
        var most = asDiscount ? sale.Own() + sale.Adjustments.Total() : sale.Due;
        var points = counter.Digits.Length == 0 ? Math.Min(held, most.Amount) : KeyDecisions.Amount(counter.Digits).Amount;
        if (points == 0 || points > held) return step.RefuseAtCounter(Refusals.PointsTooFew(held));
        if (points > most.Amount) return step.RefuseAtCounter(Refusals.MoreThanDue(most));
        return PointPinDecisions.IsNeeded(step, member, points) ? PointPinDecisions.Ask(step, points) : Redeem(step, sale, points);
    }

    private static Step Redeem(Step step, OpenSale sale, long points)
    {
        var asDiscount = (step.Shop.Points ?? new()).UsedAs == PointUse.Discount;
        return asDiscount
            ? AdjustDecisions.OnSale(step, new(AdjustmentKind.Points, new(-points)))
            : Take(step, sale, new(TenderKind.Points, new(points), new(points)), opensDrawer: false);
    }

    private static Step Prepaid(Step step, OpenSale sale)
    {
        var counter = step.Counter;
        if (counter.Quantity is not null) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        if (counter.Member is not { } member) return step.RefuseAtCounter(Refusals.MemberMissing);
        var held = member.Prepaid - (sale.Tenders ?? [])
            .Where(it => it is { Kind: TenderKind.Prepaid, GiftCardId: null }).Aggregate(Yen.Zero, (sum, it) => sum + it.Amount);
        var amount = counter.Digits.Length == 0 ? Least(held, sale.Due) : KeyDecisions.Amount(counter.Digits);
        if (amount <= Yen.Zero || amount > held) return step.RefuseAtCounter(Refusals.PrepaidTooSmall(held));
        return amount > sale.Due
            ? step.RefuseAtCounter(Refusals.MoreThanDue(sale.Due))
            : Take(step, sale, new(TenderKind.Prepaid, amount, amount), opensDrawer: false);
    }

    /// <summary>As much as was keyed, or as the card has and is due; pass sales want their member first, as with any key.</summary>
    public static Step ByGiftCard(Step step, OpenSale sale, string cardId, Yen held)
    {
        var counter = step.Counter;
        if (counter.Member is null && LoyaltyDecisions.HasPass(step, sale)) return step.RefuseAtCounter(Refusals.PassNeedsMember);
        if (sale.Due <= Yen.Zero) return step.RefuseAtCounter(Refusals.NothingDue);
        var amount = counter.Digits.Length == 0 ? Least(held, sale.Due) : KeyDecisions.Amount(counter.Digits);
        if (amount <= Yen.Zero || amount > held) return step.RefuseAtCounter(Refusals.PrepaidTooSmall(held));
        return amount > sale.Due
            ? step.RefuseAtCounter(Refusals.MoreThanDue(sale.Due))
            : Take(step, sale, new(TenderKind.Prepaid, amount, amount, cardId), opensDrawer: false);
    }

    private static Step OnAccount(Step step, OpenSale sale)
    {
        var counter = step.Counter;
        if (counter.Quantity is not null) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        if (counter.Member is null) return step.RefuseAtCounter(Refusals.MemberMissing);
        var amount = counter.Digits.Length == 0 ? sale.Due : KeyDecisions.Amount(counter.Digits);
        if (amount == Yen.Zero) return step.RefuseAtCounter(Refusals.AmountZero);
        return amount > sale.Due
            ? step.RefuseAtCounter(Refusals.MoreThanDue(sale.Due))
            : Take(step, sale, new(TenderKind.OnAccount, amount, amount), opensDrawer: false);
    }

    private static Step Take(Step step, OpenSale sale, Tender tender, bool opensDrawer)
    {
        if ((sale.Tenders?.Count ?? 0) >= Limits.Tenders) return step.RefuseAtCounter(Refusals.TooManyTenders);
        var paid = sale.With(tender) with { MemberId = step.Counter.Member?.MemberId };
        if (opensDrawer) step = step.Do(new OpenDrawer());
        if (paid.Due == Yen.Zero) return Close(step, paid, Yen.Zero);
        return step.Show(step.Counter with
        {
            Digits = "",
            Quantity = null,
            Sale = paid,
            Row = new(Screens.NameOf(tender.Kind), $"{tender.Amount}"),
            SubtotalShown = true,
            TapShown = false,
        }).Record(new SaleTendered(paid));
    }

    /// <summary>An exchange for something cheaper: the difference is given back.</summary>
    private static Step GiveBack(Step step, OpenSale sale, RegisterKey key)
    {
        if (step.Counter.HasKeyed) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        var back = Yen.Zero - sale.Due;
        var kind = KindOf(key);
        if (RefundDecisions.RefusalOf(step, kind, back, sale.Exchange!.MemberId) is { } refusal) return step.RefuseAtCounter(refusal);
        step = kind == TenderKind.Cash ? step.Do(new OpenDrawer()) : step;
        return Close(step, sale, Yen.Zero, new Tender(kind, back, back));
    }

    private static Step Close(Step step, OpenSale sale, Yen change, Tender? givenBack = null)
    {
        sale = Current(step, sale, ref change);
        SaleRefunded? refund = null;
        if (sale.Exchange is { } draft)
        {
            (step, refund) = SettleExchange(step, sale, draft, givenBack);
            if (!sale.HasLines) return GivenBackWhole(step, sale, draft);
        }

        var closed = Closed(step, sale, change, refund);
        var brought = step.Counter.Member is { } member
            ? LoyaltyDecisions.Bring(step, closed, member, PointsOf(sale, member))
            : new(closed);
        step = step.Show(Paid(step, brought.Sale) with { RankUp = brought.RankUp, NextVisit = step.Counter.Member?.NextVisitAfter(step.Day) }).Record(brought.Sale);
        return brought.Entries.Aggregate(step, (so, entry) => so.Record(entry)).PrintUnless(brought.Sale);
    }

    /// <summary>
    /// The rates are those of the business day the sale belongs to, which may have turned since a line was keyed. Where
    /// that changes the total, only cash just handed over can follow it; what was paid before stands.
    /// </summary>
    private static OpenSale Current(Step step, OpenSale sale, ref Yen change)
    {
        var current = sale.Reckon(step.Shop, step.Day);
        if (current.Total == sale.Total) return current;
        var due = current.Total - (current.Exchange?.Cash ?? Yen.Zero);
        if (sale.Tenders is not [{ Kind: TenderKind.Cash } cash] || due < Yen.Zero || cash.Received < due) return sale;
        change = cash.Received - due;
        return current with { Tenders = [cash with { Amount = due }] };
    }

    private static (Step Step, SaleRefunded Refund) SettleExchange(
        Step step, OpenSale sale, RefundDraft draft, Tender? givenBack)
    {
        var number = step.State.Totals.LastReceiptNumber + 1;
        var credit = Least(draft.Cash, sale.Total);
        EquatableList<Tender> tenders = credit > Yen.Zero ? [new(TenderKind.Exchange, credit, credit)] : [];
        if (givenBack is not null) tenders = tenders.Add(givenBack);
        var refund = draft.Settle(IdOf(step.Day, number), number, tenders);
        return (step.Record(refund).Do(new PrintPaper(refund, step.Counter.Training)).Undo(draft), refund);
    }

    private static SaleClosed Closed(Step step, OpenSale sale, Yen change, SaleRefunded? refund)
    {
        var number = step.State.Totals.LastReceiptNumber + 1;
        var member = step.Counter.Member;
        var tenders = sale.Tenders ?? [];
        var credit = refund?.Tenders.FirstOrDefault(it => it.Kind == TenderKind.Exchange);
        if (credit is not null) tenders = [credit, .. tenders];
        var used = UsedPoints(sale);
        var taxes = ConsumptionTax.PerRate(sale.Lines, step.Shop.TaxRounding, sale.Total);
        return new(
            IdOf(step.Day, number),
            number,
            sale.StartedAt,
            sale.Lines,
            sale.Total,
            taxes,
            tenders,
            change,
            member?.MemberId,
            0,
            0,
            sale.Adjustments,
            used,
            step.Counter.ReceiptOff);
    }

    /// <summary>Nothing was taken in exchange after all; lines keyed and taken back leave their trace.</summary>
    private static Step GivenBackWhole(Step step, OpenSale sale, RefundDraft draft)
    {
        if (sale.Lines.Count > 0) step = step.Record(new SaleCancelled(sale.StartedAt, sale.Lines, step.Counter.Member?.MemberId));
        return step.Show(Paid(step, null).WithoutLatePoints(draft.OriginalSaleId))
            .Note(new("ﾍﾝﾋﾟﾝ", $"No.{draft.OriginalNumber}"), new("ﾍﾝｷﾝ", $"{draft.Cash}"));
    }

    /// <summary>What the member holds, a return that this sale is set against already counted.</summary>
    private static long PointsOf(OpenSale sale, MemberGlance member) =>
        sale.Exchange is { } draft && draft.MemberId == member.MemberId ? draft.PointsBalance : member.Points;

    /// <summary>Id of a sale or refund.</summary>
    public static string IdOf(DateOnly day, long number) => $"{day:yyyyMMdd}-{number:D6}";

    private static CounterState Paid(Step step, SaleClosed? closed)
    {
        var next = step.Counter.Next();
        return closed is null
            ? next
            : next with
            {
                LastSale = closed,
                ShownAt = step.Now,
                Pointless = closed.MemberId is null ? closed : null,
                PointlessAt = step.Now,
            };
    }

    private static Step PrintUnless(this Step step, SaleClosed closed) =>
        closed.ReceiptOff ? step : step.Do(new PrintPaper(closed, step.Counter.Training));

    private static OpenSale With(this OpenSale sale, Tender tender) =>
        sale with { Tenders = (sale.Tenders ?? []).Add(tender) };

    private static long UsedPoints(OpenSale sale) =>
        Paid(sale, TenderKind.Points).Amount
        - (sale.Adjustments ?? []).Where(it => it.Kind == AdjustmentKind.Points).Aggregate(0L, (sum, it) => sum + it.Amount.Amount);

    private static Yen Paid(OpenSale sale, TenderKind kind) => (sale.Tenders ?? [])
        .Where(it => it.Kind == kind)
        .Aggregate(Yen.Zero, (sum, it) => sum + it.Amount);

    private static Yen Least(Yen left, Yen right) => left < right ? left : right;
}
