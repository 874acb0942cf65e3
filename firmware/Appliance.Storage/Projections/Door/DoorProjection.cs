using Appliance.Domain.Journal;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections.Door;

/// <summary>What the entries say of who is let in from where.</summary>
internal sealed class DoorProjection(IDocumentTransaction transaction) : IPartProjection
{
    private readonly DocumentCache<SecondFactorDocument> factors = new(DoorCollections.SecondFactors, transaction);
    private NetworkDocument? network;
    private FactorDemandDocument? demand;

    public void Add(JournalEntry entry)
    {
        switch (entry.Data)
        {
            case NetworkOpened it:
                network = new(IsOpen: true, entry.At, it.By, it.From);
                break;
            case NetworkClosed it:
                network = new(IsOpen: false, entry.At, it.By, it.From);
                break;
            case SecondFactorSet it:
                factors.Put(new(it.StaffId, it.Sealed, it.RecoveryHashes, entry.At));
                break;
            case SecondFactorRecovered it when factors.Get(it.StaffId) is { } factor:
                factors.Put(factor with { RecoveryHashes = [.. factor.RecoveryHashes.Where(hash => hash != it.RecoveryHash)] });
                break;
            case SecondFactorRemoved it:
                factors.Delete(it.StaffId);
                break;
            case SecondFactorDemanded it:
                demand = new(it.Roles);
                break;
            case AccountRemoved it:
                factors.Delete(it.StaffId);
                break;
            default:
                break;
        }
    }

    public void Flush()
    {
        factors.Flush();
        if (network is not null) transaction.Put(DoorCollections.Network, network);
        if (demand is not null) transaction.Put(DoorCollections.FactorDemand, demand);
    }
}
