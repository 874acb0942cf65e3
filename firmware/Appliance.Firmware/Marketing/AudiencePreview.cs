using Appliance.Domain.Marketing;
using Appliance.Domain.Shop;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Campaigns;

namespace Appliance.Firmware.Marketing;

/// <summary>What a campaign would be today.</summary>
internal static class AudiencePreview
{
    /// <summary>Members looked at; beyond them the numbers are of these alone, and it is said.</summary>
    public const int LookedAt = 100_000;

    public static CampaignPreview Of(
        IDocumentReader documents, Campaign campaign, ShopProfile shop, DateOnly day)
    {
        var counts = new long[Enum.GetValues<Exclusion>().Length];
        var (looked, eligible) = (0L, 0L);
        string? first = null;
        foreach (var reach in Audience.Of(documents, CampaignDocument.Planned(campaign), day).Take(LookedAt))
        {
            looked++;
            if (Audience.CandidateOf(documents, campaign, reach).ExcludedFrom(campaign, day) is { } why)
            {
                counts[(int)why]++;
                continue;
            }

            eligible++;
            first ??= reach.Id;
        }

        var coupon = OfferedCoupon.Sample(documents, campaign, day);
        var member = first is null ? null : documents.Get(Collections.Members, first);
        var fields = member is null
            ? MessageFields.Sample with { Shop = shop.Name, ShopPhone = shop.Phone, Coupon = coupon?.Name, CouponUntil = coupon?.Until }
            : MessageText.FieldsOf(member, shop, coupon);
        var control = eligible * campaign.ControlBasisPoints / 10_000;
        return new(
            looked - counts[(int)Exclusion.Gone],
            counts[(int)Exclusion.NoConsent],
            counts[(int)Exclusion.GivenUp],
            counts[(int)Exclusion.NoAddress],
            eligible - control,
            control,
            control >= Effect.SmallestGroup,
            campaign.Message.Subject is { } subject ? MessageTemplate.Fill(subject, fields) : null,
            MessageText.Body(campaign, fields, shop, coupon),
            member?.Profile?.Name);
    }
}

/// <summary>What a campaign would be today.</summary>
/// <param name="Members">In its audience.</param>
/// <param name="NoConsent">Left out: no consent for the channel.</param>
/// <param name="GivenUp">Left out: away for too long.</param>
/// <param name="NoAddress">Left out: nothing is known to reach them by.</param>
/// <param name="Treated">Would be sent something, about.</param>
/// <param name="Control">Would be left out by lot, about.</param>
/// <param name="CanBeMeasured">Whether so many show an effect at all.</param>
/// <param name="Subject">As one of them would read it, or null.</param>
/// <param name="Body">As one of them would read it.</param>
/// <param name="Reader">Whose fields are filled in; null for somebody who does not exist.</param>
internal sealed record CampaignPreview(
    long Members,
    long NoConsent,
    long GivenUp,
    long NoAddress,
    long Treated,
    long Control,
    bool CanBeMeasured,
    string? Subject,
    string Body,
    string? Reader);
