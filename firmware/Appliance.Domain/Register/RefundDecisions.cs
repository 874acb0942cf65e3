using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;

namespace Appliance.Domain.Register;

/// <summary>
/// Returns (返品), exchanges (交換) and the cancelling of a paid sale (会計取消): against the original receipt, at its
/// prices and rates. Items are chosen like they are sold; 小計 without a choice takes everything.
/// </summary>
internal static class RefundDecisions
{
    /// <summary>Begins with the receipt number keyed.</summary>
    public static Step Begin(Step step)
    {
        var counter = step.Counter;
        if (counter.Sale is not null) return step.RefuseAtCounter(Refusals.FinishSaleFirst);
        if (counter.Quantity is not null) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        return counter.Digits.Length == 0
            ? step.RefuseAtCounter(Refusals.ReceiptNumberMissing)
            : Open(step, KeyDecisions.Amount(counter.Digits).Amount, RefundKind.Return);
    }

    /// <summary>Begins with the QR code of a receipt.</summary>
    public static Step Scanned(Step step, long number)
    {
        if (step.Counter.Sale is not null || step.Counter.Refund is not null) return step.RefuseAtCounter(Refusals.FinishSaleFirst);
        if (step.Counter.HasKeyed) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        return step.May(Staff.RegisterAction.Refund)
            ? Open(step, number, RefundKind.Return)
            : StaffDecisions.AskForMore(
                step.Show(step.Counter with { Digits = $"{number}" }), Staff.RegisterAction.Refund, RegisterKey.Refund);
    }

    /// <summary>
    /// Begins with a sale found in the console. What is under way at the register goes first, and who asks is told
    /// there, not the cashier.
    /// </summary>
    public static Step Requested(Step step, long number, bool training)
    {
        if (training) return step.Refuse(Refusals.NotInTraining);
        if (step.State.IsLocked) return step.Refuse(Refusals.SignInFirst);
        var counter = step.Counter;
        var isFree = counter is
        {
            Sale: null, Refund: null, Advance: null, Counting: null, SigningIn: null, Pending: null, PriceFor: null, Error: null,
            HasKeyed: false,
        };
        if (!isFree) return step.Refuse(Refusals.RegisterBusy);
        var begun = Scanned(step.Show(counter with { Notice = null, LastSale = null, Note = null, Confirm = null, Granted = null }), number);
        return begun.Refused is { } refusal ? step.Refuse(refusal) : begun;
    }

    /// <summary>The last sale, or the one keyed; asks once more before it is taken back.</summary>
    public static Step CancelSale(Step step)
    {
        var counter = step.Counter;
        if (counter.Sale is not null) return step.RefuseAtCounter(Refusals.FinishSaleFirst);
        if (counter.Quantity is not null) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        var number = counter.Digits.Length == 0
            ? step.State.Totals.LastReceiptNumber
            : KeyDecisions.Amount(counter.Digits).Amount;
        var opened = Open(step, number, RefundKind.Cancel);
        if (opened.Counter.Refund is not { } refund) return opened;
        if (refund.Original.Day != step.Day) return step.RefuseAtCounter(Refusals.NotTodaysSale);
        if (refund.Original.Returned.Any(pieces => pieces > 0)) return step.RefuseAtCounter(Refusals.AlreadyReturned);
        return opened.Show(opened.Counter with
        {
            Refund = refund with { Chosen = refund.Original.Remaining },
            Confirm = RegisterKey.CancelSale,
        }).Note(new($"ﾄﾘｹｼ No.{number}", $"{refund.Original.Sale.Total}"), new("ﾓｳｲﾁﾄﾞ ｵｽﾄ ﾄﾘｹｼ"));
    }

    public static Step Key(Step step, RegisterKey key, bool confirmed)
    {
        var refund = step.Counter.Refund!;
        if (refund.Kind == RefundKind.Cancel)
        {
            return key == RegisterKey.CancelSale && confirmed
                ? PayBackAsPaid(step)
                : step.Show(step.Counter with { Refund = null }).RefuseAtCounter(Refusals.CancelNotConfirmed);
        }

        return key switch
        {
            RegisterKey.Times => KeyDecisions.Times(step),
            RegisterKey.Plu => Plu(step),
            >= RegisterKey.Department1 and <= RegisterKey.Department8 => ChooseDepartment(step, key - RegisterKey.Department1 + 1),
            RegisterKey.Void when step.Counter.HasKeyed => step.RefuseAtCounter(Refusals.KeyedAmountUnused),
            RegisterKey.Void => step.Show(step.Counter with { Refund = refund with { Chosen = None(refund.Original) } }),
            RegisterKey.Cancel => step.Show(step.Counter.Next()),
            RegisterKey.Subtotal => ChooseAll(step),
            RegisterKey.Exchange => Exchange(step),
            RegisterKey.Cash or RegisterKey.Credit or RegisterKey.ElectronicMoney or RegisterKey.QrCode or RegisterKey.Prepaid
                or RegisterKey.OnAccount => PayBack(step, SettlementDecisions.KindOf(key)),
            _ => step.RefuseAtCounter(Refusals.NotNow),
        };
    }

    /// <summary>Chooses pieces of the product, or of the amount under a department, that have not come back yet.</summary>
    public static Step Choose(Step step, string? code, (int Department, Yen Price)? keyed)
    {
        var counter = step.Counter;
        var refund = counter.Refund!;
        var wanted = counter.Quantity ?? 1;
        var (chosen, left) = (refund.Chosen, wanted);
        var remaining = refund.Original.Remaining;
        for (var i = 0; i < remaining.Count && left > 0; i++)
        {
            var line = refund.Original.Sale.Lines[i];
            var matches = code is not null
                ? line.Code == code
                : line.Code is null && line.Department == keyed!.Value.Department && line.UnitPrice == keyed.Value.Price;
            var taken = matches ? Math.Min(left, remaining[i] - chosen[i]) : 0;
            if (taken == 0) continue;
            chosen = chosen.SetItem(i, chosen[i] + taken);
            left -= taken;
        }

        return left > 0
            ? step.RefuseAtCounter(Refusals.NotOnReceipt)
            : step.Show(counter with { Digits = "", Quantity = null, Refund = refund with { Chosen = chosen } });
    }

    /// <summary>Why money cannot be given back in this way, or null.</summary>
    /// <param name="step">The decision so far.</param>
    /// <param name="kind">How it would be given back.</param>
    /// <param name="amount">How much.</param>
    /// <param name="memberId">Whose the sale was, or null.</param>
    public static Refusal? RefusalOf(Step step, TenderKind kind, Yen amount, string? memberId)
    {
        if (kind is TenderKind.GiftVoucher or TenderKind.Points) return Refusals.NotGivenBackSo;
        if (kind == TenderKind.Cash) return amount > step.State.Totals.Session.Cash ? Refusals.DrawerShort : null;
        if (kind is not (TenderKind.Prepaid or TenderKind.OnAccount)) return null;
        if (memberId is null || step.Lookup.Member(memberId) is not { } member) return Refusals.MemberMissing;

        // Nobody is ever owed more than they owe: what was paid since is given back in money.
        return kind == TenderKind.OnAccount && amount > member.Owed ? Refusals.DebtIs(member.Owed) : null;
    }

    private static Step Open(Step step, long number, RefundKind kind)
    {
        if (step.State.Goods.Shop is null) return step.RefuseAtCounter(Refusals.ShopMissing);
        if (step.Lookup.Sale(number) is not { } past) return step.RefuseAtCounter(Refusals.ReceiptUnknown(number));
        return past.Remaining.All(pieces => pieces == 0)
            ? step.RefuseAtCounter(Refusals.AlreadyReturned)
            : step.Show(step.Counter.Next() with
            {
                Refund = new(past, kind, None(past), step.Shop.TaxRounding),
                Member = MemberOf(step, past),
                MemberTappedAt = step.Now,
            });
    }

    private static Members.MemberGlance? MemberOf(Step step, PastSale past) =>
        past.MemberId is { } id ? step.Lookup.Member(id) : null;

    private static EquatableList<int> None(PastSale past) => [.. past.Returned.Select(_ => 0)];

    private static Step Plu(Step step)
    {
        var digits = step.Counter.Digits;
        if (digits.Length == 0) return step.RefuseAtCounter(Refusals.CodeMissing);
        return step.State.Goods.FindKeyed(digits) is { } product
            ? Choose(step, product.Code, null)
            : step.RefuseAtCounter(Refusals.CodeUnknown(digits));
    }

    private static Step ChooseDepartment(Step step, int number) => step.Counter.Digits.Length is 0 or > Limits.EntryDigits
        ? step.RefuseAtCounter(Refusals.AmountMissing)
        : Choose(step, null, (number, KeyDecisions.Amount(step.Counter.Digits)));

    private static Step ChooseAll(Step step)
    {
        var refund = step.Counter.Refund!;
        if (step.Counter.HasKeyed) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        return refund.Chosen.Any(pieces => pieces > 0)
            ? step.Show(step.Counter with { SubtotalShown = true })
            : step.Show(step.Counter with { SubtotalShown = true, Refund = refund with { Chosen = refund.Original.Remaining } });
    }

    private static Step PayBack(Step step, TenderKind kind)
    {
        var counter = step.Counter;
        if (counter.HasKeyed) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        if (counter.Refund!.Chosen.All(pieces => pieces == 0)) return step.RefuseAtCounter(Refusals.NothingChosen);
        var draft = counter.Refund.Draft();
        if (RefusalOf(step, kind, draft.Cash, draft.MemberId) is { } refusal) return step.RefuseAtCounter(refusal);
        EquatableList<Tender> tenders = draft.Cash > Yen.Zero ? [new(kind, draft.Cash, draft.Cash)] : [];
        return Settle(step, draft, tenders);
    }

    /// <summary>A cancelled sale is paid back as it was paid.</summary>
    private static Step PayBackAsPaid(Step step)
    {
        var draft = step.Counter.Refund!.Draft();
        EquatableList<Tender> tenders =
        [
            .. step.Counter.Refund!.Original.Sale.Tenders
                .Where(it => it.Kind != TenderKind.Points && it.Amount > Yen.Zero)
                .Select(it => new Tender(it.Kind == TenderKind.Exchange ? TenderKind.Cash : it.Kind, it.Amount, it.Amount, it.Slip)),
        ];
        var refusal = tenders
            .Where(it => it.Kind != TenderKind.GiftVoucher && it.GiftCardId is null)
            .GroupBy(it => it.Kind)
            .Select(kind => RefusalOf(
                step, kind.Key, kind.Aggregate(Yen.Zero, (sum, it) => sum + it.Amount), draft.MemberId))
            .FirstOrDefault(it => it is not null);
        return refusal is null
            ? Settle(step, draft, tenders)
            : step.Show(step.Counter with { Refund = null }).RefuseAtCounter(refusal);
    }

    private static Step Settle(Step step, RefundDraft draft, EquatableList<Tender> tenders)
    {
        var number = step.State.Totals.LastReceiptNumber + 1;
        var refund = draft.Settle(SettlementDecisions.IdOf(step.Day, number), number, tenders);
        if (tenders.Any(it => it.Kind is TenderKind.Cash or TenderKind.GiftVoucher)) step = step.Do(new OpenDrawer());
        DisplayRow what = new(draft.Kind == RefundKind.Cancel ? "ｶｲｹｲ ﾄﾘｹｼ" : "ﾍﾝﾋﾟﾝ", $"No.{draft.OriginalNumber}");
        DisplayRow back = new("ﾍﾝｷﾝ", $"{draft.Cash}");
        return step.Show(step.Counter.Next().WithoutLatePoints(draft.OriginalSaleId))
            .RecordAndPrint(refund)
            .Undo(draft)
            .Note(what, back)
            .Tell(what, back);
    }

    /// <summary>The return waits for what is sold against it; both are journaled together.</summary>
    private static Step Exchange(Step step)
    {
        var counter = step.Counter;
        if (counter.HasKeyed) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        if (counter.Refund!.Chosen.All(pieces => pieces == 0)) return step.RefuseAtCounter(Refusals.NothingChosen);
        var draft = counter.Refund.Draft();
        OpenSale sale = new(
            step.Now, [], Yen.Zero, EatIn: step.State.Goods.Shop?.EatInByDefault ?? false, MemberId: counter.Member?.MemberId, Exchange: draft);
        return step.Show(counter.NextForMember() with { Sale = sale, Row = new("ｺｳｶﾝ", $"{Yen.Zero - draft.Cash}") });
    }
}
