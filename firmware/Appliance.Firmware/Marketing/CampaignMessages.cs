using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Campaigns;

namespace Appliance.Firmware.Marketing;

/// <summary>Messages of a campaign, read in pages.</summary>
internal static class CampaignMessages
{
    private const int PageSize = 500;

    /// <summary>All of them by state, then member.</summary>
    public static IEnumerable<MessageDocument> Of(IDocumentReader documents, string campaignId, int limit) =>
        Enum.GetValues<MessageState>().SelectMany(state => Of(documents, campaignId, state)).Take(limit);

    /// <summary>Those in one state, by member.</summary>
    public static IEnumerable<MessageDocument> Of(IDocumentReader documents, string campaignId, MessageState state)
    {
        var index = CampaignCollections.MessagesByCampaign;
        var start = CampaignCollections.CampaignFrom(campaignId, state);
        var from = start;
        while (true)
        {
            var page = documents.Range(CampaignCollections.Messages, index, from, start + Collections.End, PageSize);
            foreach (var message in page) yield return message;
            if (page.Count < PageSize) yield break;
            from = index.Key(page[^1]) + "\0";
        }
    }
}
