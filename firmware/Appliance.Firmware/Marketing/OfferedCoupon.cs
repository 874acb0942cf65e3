using Appliance.Domain.Marketing;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections.Campaigns;
using Appliance.Storage.Projections.Loyalty;

namespace Appliance.Firmware.Marketing;

/// <summary>A coupon as a member reads of it.</summary>
/// <param name="Id">The number on paper: the member's own.</param>
/// <param name="Name">What it is.</param>
/// <param name="Until">Last business day.</param>
internal sealed record OfferedCoupon(string Id, string Name, DateOnly Until)
{
    /// <summary>The coupon a message brings; null without one, or when it was used or taken away since.</summary>
    public static OfferedCoupon? Of(IDocumentReader documents, CampaignDocument document, MessageDocument message)
    {
        if (CampaignChanges.CouponOf(documents, document.Campaign) is not { } coupon) return null;
        var id = document.Campaign.CouponIdOf(message.MemberId, message.Day);
        return documents.Get(LoyaltyCollections.IssuedCoupons, id) is { Held.UsesLeft: > 0 } issued
            ? new(id, coupon.Name, issued.Held.Until)
            : null;
    }

    /// <summary>The coupon as it would be issued today, for a preview.</summary>
    public static OfferedCoupon? Sample(IDocumentReader documents, Campaign campaign, DateOnly day)
    {
        if (CampaignChanges.CouponOf(documents, campaign) is not { } coupon) return null;
        var until = day.AddDays(campaign.WindowDays);
        return new((campaign with { Id = "C000000" }).CouponIdOf("M000000", day), coupon.Name, until < coupon.Until ? until : coupon.Until);
    }
}
