using Appliance.Domain.Journal;
using Appliance.Domain.Marketing;
using Appliance.Domain.Members;
using Appliance.Firmware.Marketing;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Campaigns;

namespace Appliance.Firmware.Receipts;

/// <summary>What a campaign gives a member with a receipt.</summary>
/// <param name="Text">What it says, with line ends.</param>
/// <param name="Coupon">What it offers, or null.</param>
/// <param name="WayOut">How to end it.</param>
internal sealed record CampaignSlip(string Text, OfferedCoupon? Coupon, string WayOut);

/// <summary>Finds the slips that go with a sale's receipt: once it is confirmed they are sent.</summary>
internal static class CampaignSlips
{
    public static IReadOnlyList<CampaignSlip> Of(IDocumentReader documents, JournalEntry entry)
    {
        if (entry.Data is not SaleClosed { MemberId: { } id }) return [];
        var waiting = MergedMembers.Family(documents, id)
            .SelectMany(own => documents.Range(
                CampaignCollections.Messages, CampaignCollections.MessagesForReceipt, $"{own}/", $"{own}0", CampaignLimits.Running))
            .ToList();
        if (waiting.Count == 0) return [];
        var member = MergedMembers.Living(documents, id);
        var shop = documents.Get(Collections.Shop, Collections.TheOnly)?.Shop;
        if (member is null || shop is null || !member.MayBeReachedBy(ContactChannel.Receipt)) return [];
        List<CampaignSlip> slips = [];
        foreach (var message in waiting)
        {
            if (CampaignChanges.Find(documents, message.CampaignId) is not { } document) continue;
            if (!message.GoesWith(document, entry.Sequence, entry.Day)) continue;
            var coupon = OfferedCoupon.Of(documents, document, message);
            if (coupon?.Until < entry.Day) coupon = null;
            var text = MessageTemplate.Fill(
                document.Campaign.Message.Body, MessageText.FieldsOf(member, shop, coupon)).ReplaceLineEndings("\n").Trim();
            slips.Add(new(text, coupon, MessageText.WayOut(ContactChannel.Receipt, shop)));
        }

        return slips;
    }
}
