using Appliance.Domain.Register;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Station;

/// <summary>A journal with what follows from it.</summary>
/// <param name="journal">The truth.</param>
/// <param name="projector">Brings the documents to where the journal is.</param>
/// <param name="documents">What it derived.</param>
/// <param name="lookup">What a decision may look up.</param>
/// <param name="state">State after the journal's last entry.</param>
internal sealed class Books(
    Journal journal, Projector projector, IDocumentReader documents, IRegisterLookup lookup, ApplianceState state)
{
    private ApplianceState current = state;

    public Journal Journal => journal;

    public Projector Projector => projector;

    public IDocumentReader Documents => documents;

    public IRegisterLookup Lookup => lookup;

    /// <summary>State after everything acknowledged so far.</summary>
    public ApplianceState State
    {
        get => Volatile.Read(ref current);
        set => Volatile.Write(ref current, value);
    }
}
