using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;

namespace Appliance.Domain.Register;

/// <summary>Money taken without a sale: prepaid (チャージ) and what a member owes (掛入金). Neither is taxed.</summary>
internal static class AdvanceDecisions
{
    public static Step TopUp(Step step)
    {
        var counter = step.Counter;
        if (Refused(step) is { } refusal) return step.RefuseAtCounter(refusal);
        if (counter.Digits.Length == 0) return Deposit(step);
        if (counter.Digits.Length > Limits.EntryDigits) return step.RefuseAtCounter(Refusals.TooManyDigits);
        var amount = KeyDecisions.Amount(counter.Digits);
        if (amount == Yen.Zero) return step.RefuseAtCounter(Refusals.AmountZero);
        return counter.Member!.Prepaid + amount > Limits.Prepaid
            ? step.RefuseAtCounter(Refusals.PrepaidTooLarge)
            : step.Show(counter with { Digits = "", Advance = new(IsPrepaid: true, amount), TapShown = false });
    }

    /// <summary>Without an amount: what the member's next booking asks for in advance; it is paid with as prepaid.</summary>
    private static Step Deposit(Step step)
    {
        var counter = step.Counter;
        if (counter.Member?.Visit?.NextDeposit is not { } booking) return step.RefuseAtCounter(Refusals.AmountMissing);
        return counter.Member.Prepaid + booking.DepositDue > Limits.Prepaid
            ? step.RefuseAtCounter(Refusals.PrepaidTooLarge)
            : step.Show(counter with
            {
                Advance = new(IsPrepaid: true, booking.DepositDue) { BookingId = booking.BookingId },
                TapShown = false,
            });
    }

    public static Step PayDebt(Step step)
    {
        var counter = step.Counter;
        if (Refused(step) is { } refusal) return step.RefuseAtCounter(refusal);
        if (counter.Digits.Length > Limits.EntryDigits) return step.RefuseAtCounter(Refusals.TooManyDigits);
        var owed = counter.Member!.Owed;
        var amount = counter.Digits.Length == 0 ? owed : KeyDecisions.Amount(counter.Digits);
        return amount <= Yen.Zero || amount > owed
            ? step.RefuseAtCounter(Refusals.DebtIs(owed))
            : step.Show(counter with { Digits = "", Advance = new(IsPrepaid: false, amount), TapShown = false });
    }

    public static Step Key(Step step, RegisterKey key)
    {
        var counter = step.Counter;
        if (key == RegisterKey.Times) return KeyDecisions.Times(step);
        if (key == RegisterKey.Cancel) return step.Show(counter.NextForMember());
        if (key is not (RegisterKey.Cash or RegisterKey.Credit or RegisterKey.ElectronicMoney or RegisterKey.QrCode))
        {
            return step.RefuseAtCounter(Refusals.NotNow);
        }

        if (counter.Digits.Length > Limits.EntryDigits) return step.RefuseAtCounter(Refusals.TooManyDigits);
        var advance = counter.Advance!;
        var kind = SettlementDecisions.KindOf(key);
        if (kind == TenderKind.Cash && counter.Quantity is not null) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        var received = counter.Digits.Length == 0 ? advance.Amount : KeyDecisions.Amount(counter.Digits);
        if (received < advance.Amount) return step.RefuseAtCounter(Refusals.TenderTooSmall(advance.Amount - received));
        if (kind != TenderKind.Cash && received > advance.Amount) return step.RefuseAtCounter(Refusals.MoreThanDue(advance.Amount));
        Tender tender = new(kind, advance.Amount, received, counter.Quantity is { } slip ? $"{slip}" : null);
        var change = received - advance.Amount;
        if (advance.GiftCardId is { } card) return SoldCard(step, GiftCardDecisions.Sold(step, card, advance.Amount, tender, change));
        var member = counter.Member!;
        EntryData paid = advance.IsPrepaid
            ? new PrepaidToppedUp(
                member.MemberId, advance.Amount, tender, change, member.Prepaid + advance.Amount,
                step.Day.AddMonths(Limits.PrepaidMonths).AddDays(-1))
            : new AccountPaid(member.MemberId, advance.Amount, tender, change, member.Owed - advance.Amount);
        if (kind == TenderKind.Cash) step = step.Do(new OpenDrawer());
        if (advance.BookingId is { } booking) step = step.Record(new BookingDepositTaken(booking, advance.Amount, kind));
        DisplayRow given = new("ｵﾂﾘ", $"{change}");
        return step.Show(counter.Next())
            .RecordAndPrint(paid)
            .Note(new(Screens.NameOf(advance), $"{advance.Amount}"), given)
            .Tell(given, advance.IsPrepaid
                ? new("ｻﾞﾝﾀﾞｶ", $"{member.Prepaid + advance.Amount}")
                : new("ﾉｺﾘ", $"{member.Owed - advance.Amount}"));
    }

    private static Step SoldCard(Step step, GiftCardSold sold)
    {
        if (sold.Tender.Kind == TenderKind.Cash) step = step.Do(new OpenDrawer());
        DisplayRow given = new("ｵﾂﾘ", $"{sold.Change}");
        return step.Show(step.Counter.Next())
            .RecordAndPrint(sold)
            .Note(new("ｷﾞﾌﾄｶｰﾄﾞ", $"{sold.Amount}"), given)
            .Tell(given, new("ｻﾞﾝﾀﾞｶ", $"{sold.Amount}"));
    }

    private static Refusal? Refused(Step step)
    {
        var counter = step.Counter;
        if (counter.Quantity is not null) return Refusals.KeyedAmountUnused;
        if (counter.Sale is not null) return Refusals.FinishSaleFirst;
        if (counter.Training) return Refusals.NotInTraining;
        return counter.Member is null ? Refusals.MemberMissing : null;
    }
}
