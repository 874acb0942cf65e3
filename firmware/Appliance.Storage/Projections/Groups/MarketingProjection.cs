using Appliance.Domain.Journal;
using Appliance.Storage.Documents;

namespace Appliance.Storage.Projections.Groups;

/// <summary>The shop's bounds for its members.</summary>
internal sealed class MarketingProjection(IDocumentTransaction transaction) : IPartProjection
{
    private readonly DocumentCache<MarketingDocument> marketing = new(GroupsCollections.Marketing, transaction);

    public void Add(JournalEntry entry)
    {
        if (entry.Data is MarketingConfigured configured) marketing.Put(new(configured.Rules));
    }

    public void Flush() => marketing.Flush();
}
