using Appliance.Domain.Journal;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections.Upkeep;

/// <summary>What the entries say of the appliance's upkeep.</summary>
internal sealed class UpkeepProjection(IDocumentTransaction transaction) : IPartProjection
{
    private DrillDocument? drill;

    public void Add(JournalEntry entry)
    {
        if (entry.Data is BackupDrilled done) drill = new(entry.At, done.Sequence, done.MadeAt, done.Good);
    }

    public void Flush()
    {
        if (drill is not null) transaction.Put(UpkeepCollections.Drill, drill);
    }
}
