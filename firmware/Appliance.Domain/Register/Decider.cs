using Appliance.Domain.Journal;
using Appliance.Domain.Shop;

namespace Appliance.Domain.Register;

/// <summary>
/// The one place where inputs become entries and effects. Pure: the same state, input, clock reading and journal give
/// the same decision.
/// </summary>
public static class Decider
{
    /// <summary>Decides on one input.</summary>
    /// <param name="state">State after everything decided before.</param>
    /// <param name="input">What happened.</param>
    /// <param name="now">Clock reading; a clock set back never takes the business day back.</param>
    /// <param name="lookup">What the state does not hold; null for nothing.</param>
    public static Decision Decide(
        ApplianceState state, RegisterInput input, DateTimeOffset now, IRegisterLookup? lookup = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(input);
        Step step = new(state, DayOf(state, now), now, lookup ?? NoLookup.Instance);
        var decided = KeylockDecisions.Refuse(step, input)
            ?? PowerDecisions.Refuse(step, input)
            ?? CashInsertedDecisions.Refuse(step, input)
            ?? Decide(step, input);
        return decided.ToDecision();
    }

    private static Step Decide(Step step, RegisterInput input)
    {
        return input switch
        {
            KeyPressed it => KeyDecisions.Decide(step, it.Key),
            CodeScanned it => ItemDecisions.Scan(step, it.Code),
            CardTapped it => CardDecisions.Tap(step, it),
            StaffCardTapped it => StaffDecisions.Card(step, it.StaffId),
            CardUnusable it => CardDecisions.Unusable(step, it.Several),
            KeylockMoved it => KeylockDecisions.Turn(step, it.Mode),
            PowerChanged it => PowerDecisions.Change(step, it.Failing),
            CustomerCalled => CallDecisions.Call(step),
            GateRequested it => step.Record(new GateOpened(it.By)).Do(new OpenGate()),
            CashReported it => CashInsertedDecisions.Report(step, it.Device, it.Mark, it.Pieces, it.Doubts),
            DrawerMoved it => DrawerDecisions.Moved(step, it.Open, it.Expected),
            ClockTicked => ClockDecisions.Tick(step),
            ReceiptConfirmed it => step.Record(new ReceiptPrinted(it.SaleId, it.Reissue)),
            FormalReceiptRequested it => ReceiptDecisions.Formal(step, it.Sale, it.Addressee, it.Proviso),
            ReprintRequested it => ReceiptDecisions.Reprint(step, it.Sale),
            StatementRequested it => StatementDecisions.Issue(step with { Author = it.By }, it.MemberId),
            TicketRequested it => step.RecordAndPrint(new TicketIssued(it.Number, it.MemberId)),
            TicketCallRequested it => CheckInDecisions.Call(step, it.Number),
            ReturnRequested it => RefundDecisions.Requested(step, it.Number, it.Training),
            SetUpRequested it => it.Entries.Aggregate(step, (so, entry) => so.Record(entry)),
            ChangeRequested { Refusal: { } no } => step.Refuse(no),
            ChangeRequested it => it.Entries.Aggregate(step with { Author = it.By }, (so, entry) => so.Record(entry)),
            MemberRequested it => it.CardOwnerId is not null ? step.Refuse(Refusals.CardTaken) : Register(step with { Author = it.By }, it),
            ConsoleCodeMade it => ConsoleCodeDecisions.Offer(step, it),
            GuestFormMade it => GuestFormDecisions.Offer(step, it),
            _ => throw new ArgumentOutOfRangeException(nameof(input), input, "No decision is known for this input."),
        };
    }

    private static Step Register(Step step, MemberRequested it)
    {
        var id = $"M{step.State.Totals.LastMemberNumber + 1:D6}";
        var registered = step.Record(new MemberRegistered(id, it.Profile, it.CardHash is null ? [] : [it.CardHash], it.RequestKey));
        return (it.Consents ?? []).Aggregate(registered, (so, consent) => so.Record(consent with { MemberId = id }));
    }

    /// <summary>
    /// The journal entries of a shop's first set-up, or of a later import: each becomes an entry of its own, in order.
    /// </summary>
    public static Decision Import(ApplianceState state, IEnumerable<EntryData> entries, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(entries);
        Step step = new(state, DayOf(state, now), now, NoLookup.Instance);
        return entries.Aggregate(step, (so, entry) => so.Record(entry)).ToDecision();
    }

    /// <summary>The business day that a decision belongs to.</summary>
    public static DateOnly DayOf(ApplianceState state, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        var day = BusinessDay.Of(now, state.Goods.Shop?.BusinessDayStartsAtHour ?? BusinessDay.UsualStartHour);
        if (state.Totals.Day is not { } last) return day;

        // A day that was closed is over, also when the clock is set back into it.
        var first = state.Totals.DayIsClosed ? last.AddDays(1) : last;
        return first > day ? first : day;
    }
}
