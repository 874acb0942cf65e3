using Appliance.Domain.Journal;

namespace Appliance.Domain.Register;

/// <summary>What follows from one input.</summary>
/// <param name="State">State once the entries are in the journal.</param>
/// <param name="Entries">To be journaled together, in order; may be empty.</param>
/// <param name="Effects">To be carried out after that, in order.</param>
/// <param name="Refusal">Why the input was not taken, or null.</param>
public sealed record Decision(
    ApplianceState State, IReadOnlyList<EntryDraft> Entries, IReadOnlyList<RegisterEffect> Effects, Refusal? Refusal);
