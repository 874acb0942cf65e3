using System.Collections.Immutable;
using Appliance.Domain.Journal;
using Appliance.Domain.Shop;
using Appliance.Domain.Staff;

namespace Appliance.Domain.Register;

/// <summary>A decision in the making.</summary>
internal sealed record Step(ApplianceState State, DateOnly Day, DateTimeOffset Now, IRegisterLookup Lookup)
{
    /// <summary>What somebody with more trust allowed for this one decision, or null.</summary>
    public RegisterAction? Granted { get; init; }

    /// <summary>Who the entries are from, or null for who works at the counter.</summary>
    public string? Author { get; init; }

    private ImmutableList<EntryDraft> Entries { get; init; } = [];

    private ImmutableList<RegisterEffect> Effects { get; init; } = [];

    private Refusal? Refusal { get; init; }

    public CounterState Counter => State.Counter;

    /// <summary>The shop; whoever asks has made sure there is one.</summary>
    public ShopProfile Shop => State.Goods.Shop!;

    /// <summary>Time of the clock in Japan.</summary>
    public TimeOnly Clock => TimeOnly.FromTimeSpan(Now.ToOffset(BusinessDay.JapanOffset).TimeOfDay);

    /// <summary>Whether the last entry belongs to an earlier business day that has not been closed.</summary>
    public bool DayHasTurned => State.Totals is { Day: { } last, DayIsClosed: false } && last < Day;

    /// <summary>Whether who works at the counter may do something, with the supervisor's key turned or without.</summary>
    public bool May(RegisterAction action) =>
        Granted == action || State.Staff is not { } person || State.Permissions.Allow(person.Role, action)
        || (State.Totals.Around.Keylock == KeylockMode.Supervisor && State.Permissions.Allow(StaffRole.Manager, action));

    /// <summary>Journals the end of the earlier business day, as that day's last entry.</summary>
    public Step CloseDay() => Append(State.Totals.Day!.Value, State.Totals.Close());

    /// <summary>Journals the end of the month and year that are over, as the first entries of the new day.</summary>
    public Step ClosePeriods() =>
        State.Totals.ClosePeriods(Day).Aggregate(this, (step, closing) => step.Append(step.Day, closing));

    /// <summary>Journals an entry; the first one of a new business day closes the old one before it.</summary>
    public Step Record(EntryData data) => (DayHasTurned ? CloseDay() : this).ClosePeriods().Append(Day, data);

    public Step Show(CounterState counter) => this with { State = State with { Counter = counter } };

    /// <summary>Tells the operator something until the next key.</summary>
    public Step Note(DisplayRow top, DisplayRow bottom) => Show(Counter with { Note = new(top, bottom) });

    /// <summary>Tells the customer something until the next key, or for a while.</summary>
    public Step Tell(DisplayRow top, DisplayRow bottom) => Show(Counter with { Notice = new(top, bottom), ShownAt = Now });

    /// <summary>In training mode the drawer stays shut.</summary>
    public Step Do(RegisterEffect effect) =>
        effect is OpenDrawer && Counter.Training ? this : this with { Effects = Effects.Add(effect) };

    /// <summary>Journals something and prints it.</summary>
    public Step RecordAndPrint(EntryData data) => Record(data).Do(new PrintPaper(data, Counter.Training));

    /// <summary>Says no: the operator display tells why until C is pressed.</summary>
    public Step RefuseAtCounter(Refusal refusal) =>
        Show(Counter with { Error = refusal }).Do(new Sound(Error: true)).Refuse(refusal);

    /// <summary>Says no to whoever asked.</summary>
    public Step Refuse(Refusal refusal) => this with { Refusal = refusal };

    /// <summary>Why it was refused so far, or null.</summary>
    public Refusal? Refused => Refusal;

    public Decision ToDecision() => new(State, Entries, Effects, Refusal);

    private Step Append(DateOnly day, EntryData data) => this with
    {
        Entries = Entries.Add(new(Now, day, Author ?? State.StaffId, data)),
        State = Told(State.After(day, Now, data), data),
    };

    /// <summary>Who stands at the counter while their points change is known with the new ones.</summary>
    private static ApplianceState Told(ApplianceState state, EntryData data)
    {
        var (memberId, balance) = data switch
        {
            PointsExpired it => (it.MemberId, it.Balance),
            PointsGifted it => (it.MemberId, it.Balance),
            PointsCorrected it => (it.MemberId, it.Balance),
            _ => ("", 0),
        };
        return state.Counter.Member is { } member && member.MemberId == memberId
            ? state with { Counter = state.Counter with { Member = member with { Points = balance } } }
            : state;
    }
}
