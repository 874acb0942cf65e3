using System.Globalization;
using Appliance.Domain.Money;
using Appliance.Domain.Staff;

namespace Appliance.Domain.Register;

/// <summary>
/// The register as a state machine over keys. After an error everything but C is refused: a cashier who did not hear
/// the tone must not go on with half of what was keyed.
/// </summary>
internal static class KeyDecisions
{
    public static Step Decide(Step step, RegisterKey key)
    {
        step = step.Show(step.Counter with { LastKeyAt = step.Now });
        if (key == RegisterKey.Clear) return Clear(step);
        if (step.Counter.Error is { } error) return step.RefuseAtCounter(error);
        var confirmed = step.Counter.Confirm == key;
        if (confirmed) step = step with { Granted = step.Counter.Granted };
        step = step.Show(step.Counter with
        {
            Notice = null,
            LastSale = null,
            Note = null,
            Confirm = null,
            Granted = null,
            CarePage = key == RegisterKey.Member ? step.Counter.CarePage : 0,
        });
        if (key <= RegisterKey.DoubleZero) return Digits(step, key == RegisterKey.DoubleZero ? "00" : $"{(int)key}");
        if (step.Counter.SigningIn is not null || step.Counter.Pending is not null || key == RegisterKey.Staff)
        {
            return StaffDecisions.Key(step, key);
        }


        // The time clock is for everybody: its number may be keyed before anybody has signed in.
        if (step.State.IsLocked && !(key == RegisterKey.Times && step.Counter.Sale is null)) return step.RefuseAtCounter(Refusals.SignInFirst);
        if (step.Counter.Counting is not null) return DrawerDecisions.Counting(step, key);
        return Act(step, key, confirmed);
    }

    /// <summary>Carries out a key that needs no confirmation of who presses it.</summary>
    public static Step Act(Step step, RegisterKey key, bool confirmed)
    {
        if (ActionOf(key) is { } action && !step.May(action)) return StaffDecisions.AskForMore(step, action, key);
        if (step.Counter.PinForPoints is not null && key != RegisterKey.Points) return step.RefuseAtCounter(Refusals.FinishPointPin);
        if (step.Counter.PriceFor is not null && key != RegisterKey.Plu) return step.RefuseAtCounter(Refusals.PriceMissing);
        if (CashInsertedDecisions.Key(step, key) is { } decided) return decided;
        if (step.Counter.Refund is not null) return RefundDecisions.Key(step, key, confirmed);
        if (step.Counter.Advance is not null) return AdvanceDecisions.Key(step, key);
        return key switch
        {
            RegisterKey.Times => Times(step),
            RegisterKey.Void => LineDecisions.VoidLast(step),
            RegisterKey.LineVoid => LineDecisions.VoidNumbered(step),
            RegisterKey.Cancel => LineDecisions.Cancel(step),
            >= RegisterKey.Department1 and <= RegisterKey.Department8 =>
                ItemDecisions.Department(step, key - RegisterKey.Department1 + 1),
            RegisterKey.Plu => ItemDecisions.Plu(step),
            RegisterKey.PriceCheck => ItemDecisions.PriceCheck(step),
            RegisterKey.PercentOff or RegisterKey.AmountOff or RegisterKey.PercentOn or RegisterKey.AmountOn =>
                AdjustDecisions.Adjust(step, key),
            RegisterKey.Coupon when step.Counter is { Sale: null, Digits: "" } => PassDecisions.Use(step),
            RegisterKey.Coupon => AdjustDecisions.Coupon(step),
            RegisterKey.EatIn => LineDecisions.EatIn(step),
            RegisterKey.Person or RegisterKey.Nominate => LineDecisions.Person(step, key == RegisterKey.Nominate),
            RegisterKey.Subtotal => Subtotal(step),
            RegisterKey.TopUp => AdvanceDecisions.TopUp(step),
            RegisterKey.OnAccount when step.Counter.Sale is null => AdvanceDecisions.PayDebt(step),
            RegisterKey.Cash or (>= RegisterKey.Credit and <= RegisterKey.OnAccount) => SettlementDecisions.Tender(step, key),
            RegisterKey.Hold => HoldDecisions.Hold(step),
            RegisterKey.Refund => RefundDecisions.Begin(step),
            RegisterKey.CancelSale => RefundDecisions.CancelSale(step),
            RegisterKey.Exchange => step.RefuseAtCounter(Refusals.NoRefundUnderWay),
            RegisterKey.Reprint when step.Counter is { Sale: null, Digits: "", Quantity: null, Member: not null } =>
                StatementDecisions.Issue(step),
            RegisterKey.Reprint => ReceiptDecisions.ReprintKey(step),
            RegisterKey.FormalReceipt => ReceiptDecisions.FormalKey(step),
            RegisterKey.ReceiptOff => ReceiptDecisions.Off(step),
            RegisterKey.Member => CardDecisions.MemberKey(step),
            RegisterKey.NoSale or RegisterKey.PaidIn or RegisterKey.PaidOut or RegisterKey.CashFloat or RegisterKey.Count
                or RegisterKey.Read or RegisterKey.Close or RegisterKey.Training => DrawerDecisions.Key(step, key, confirmed),
            _ => throw new ArgumentOutOfRangeException(nameof(key), key, "No decision is known for this key."),
        };
    }

    /// <summary>The amount keyed; ¥0 when nothing is.</summary>
    public static Yen Amount(string digits) =>
        digits.Length == 0 ? Yen.Zero : new(long.Parse(digits, CultureInfo.InvariantCulture));

    private static RegisterAction? ActionOf(RegisterKey key) => key switch
    {
        RegisterKey.Times or RegisterKey.Subtotal or RegisterKey.PriceCheck or RegisterKey.Member => null,

        // It follows a return, which was allowed already.
        RegisterKey.Exchange => null,
        RegisterKey.Cancel => RegisterAction.CancelTransaction,
        RegisterKey.PercentOff or RegisterKey.AmountOff or RegisterKey.PercentOn or RegisterKey.AmountOn => RegisterAction.Adjust,
        RegisterKey.Refund => RegisterAction.Refund,
        RegisterKey.CancelSale => RegisterAction.CancelSale,
        RegisterKey.Reprint or RegisterKey.FormalReceipt => RegisterAction.Reprint,
        RegisterKey.NoSale => RegisterAction.NoSale,
        RegisterKey.PaidIn or RegisterKey.PaidOut => RegisterAction.MoveCash,
        RegisterKey.CashFloat or RegisterKey.Count => RegisterAction.CountCash,
        RegisterKey.Read => RegisterAction.Read,
        RegisterKey.Close => RegisterAction.Close,
        RegisterKey.Training => RegisterAction.Train,
        _ => RegisterAction.Sell,
    };

    /// <summary>Takes back an error, else what is keyed, else what was begun and changed nothing yet.</summary>
    private static Step Clear(Step step)
    {
        var counter = step.Counter;
        var cleared = counter with
        {
            Digits = "",
            Quantity = null,
            Error = null,
            Notice = null,
            Note = null,
            LastSale = null,
            Confirm = null,
            PriceCheck = false,
            PriceFor = null,
            LateCard = false,
            Granted = null,
            DrawerAlarmHeard = counter.DrawerAlarms > 0,
            PinForPoints = null,
            CarePage = 0,
        };
        if (counter.Error is not null || counter.HasKeyed || counter.DrawerAlarmSounds) return step.Show(cleared);
        return counter.SigningIn is not null || counter.Pending is not null
            ? step.Show(cleared with { SigningIn = null, Pending = null })
            : step.Show(cleared with { Counting = null, Refund = null, Advance = null, CallWaiting = false });
    }

    private static Step Digits(Step step, string digits)
    {
        var counter = step.Counter;
        var keyed = counter.Digits + digits;
        return keyed.Length > Limits.CodeDigits
            ? step.RefuseAtCounter(Refusals.TooManyDigits)
            : step.Show(counter with { Digits = keyed });
    }

    /// <summary>The number keyed is a quantity, or that of a terminal's slip.</summary>
    public static Step Times(Step step)
    {
        var counter = step.Counter;
        if (counter.Digits.Length == 0) return step.RefuseAtCounter(Refusals.QuantityMissing);
        if (counter.Quantity is not null) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        var quantity = Amount(counter.Digits).Amount;

        // Where money is due it may be the number of a terminal's slip.
        var mayBeSlip = (counter.SubtotalShown && counter.Refund is null) || counter.Advance is not null;
        var most = mayBeSlip ? Limits.Slip : Limits.Quantity;
        return quantity == 0 || quantity > most
            ? step.RefuseAtCounter(Refusals.QuantityOutOfRange)
            : step.Show(counter with { Digits = "", Quantity = (int)quantity, QuantityIsPieces = false });
    }

    private static Step Subtotal(Step step)
    {
        var counter = step.Counter;
        if (counter.HasKeyed) return step.RefuseAtCounter(Refusals.KeyedAmountUnused);
        return counter.Sale is null
            ? step.RefuseAtCounter(Refusals.NothingRegistered)
            : RankDecisions.Discounted(step.Show(counter with { SubtotalShown = true, TapShown = false }));
    }
}
