using System.Collections.Immutable;
using Appliance.Domain.Journal;

namespace Appliance.Domain.Register;

/// <summary>A decision in the making.</summary>
internal sealed record Step(ApplianceState State, DateOnly Day, DateTimeOffset Now)
{
    private ImmutableList<EntryDraft> Entries { get; init; } = [];

    private ImmutableList<RegisterEffect> Effects { get; init; } = [];

    private Refusal? Refusal { get; init; }

    /// <summary>Whether the last entry belongs to an earlier business day that has not been closed.</summary>
    public bool DayHasTurned => State.Totals is { Day: { } last, DayIsClosed: false } && last < Day;

    /// <summary>Journals the end of the earlier business day, as that day's last entry.</summary>
    public Step CloseDay() => Append(State.Totals.Day!.Value, State.Totals.Close());

    /// <summary>Journals an entry; the first one of a new business day closes the old one before it.</summary>
    public Step Record(EntryData data) => DayHasTurned ? CloseDay().Record(data) : Append(Day, data);

    public Step Show(CounterState counter) => this with { State = State with { Counter = counter } };

    public Step Do(RegisterEffect effect) => this with { Effects = Effects.Add(effect) };

    /// <summary>Says no: the operator display tells why until C is pressed.</summary>
    public Step RefuseAtCounter(Refusal refusal) =>
        Show(State.Counter with { Error = refusal }).Do(new Sound(Error: true)).Refuse(refusal);

    /// <summary>Says no to whoever asked.</summary>
    public Step Refuse(Refusal refusal) => this with { Refusal = refusal };

    public Decision ToDecision() => new(State, Entries, Effects, Refusal);

    private Step Append(DateOnly day, EntryData data) => this with
    {
        Entries = Entries.Add(new(Now, day, State.StaffId, data)),
        State = State.After(day, data),
    };
}
