using Appliance.Domain.Journal;
using Appliance.Domain.Register;

namespace Appliance.Firmware.Station;

/// <summary>Where the station's decisions go once they are durable. Calls return at once; they only queue.</summary>
internal interface IStationOutput
{
    /// <summary>Shows what follows from the state.</summary>
    void Show(ApplianceState state);

    /// <summary>Carries out an effect.</summary>
    /// <param name="effect">What to do.</param>
    /// <param name="entry">The journal entry it follows from, or null.</param>
    void Do(RegisterEffect effect, JournalEntry? entry);

    /// <summary>Tells that entries are durable and the store has them.</summary>
    void Journaled(IReadOnlyList<JournalEntry> entries);
}
