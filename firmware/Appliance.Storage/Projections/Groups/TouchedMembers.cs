using Appliance.Domain.Journal;

namespace Appliance.Storage.Projections.Groups;

/// <summary>Whose facts an entry changes: these members are looked at for the groups. New kinds are added here.</summary>
internal static class TouchedMembers
{
    public static IReadOnlyList<string> Of(EntryData data) => data switch
    {
        SaleClosed { MemberId: { } id } => [id],
        SaleRefunded { MemberId: { } id } => [id],
        PointsAdded it => [it.MemberId],
        PointsExpired it => [it.MemberId],
        PointsGifted it => [it.MemberId],
        PointsCorrected it => [it.MemberId],
        MemberRegistered it => [it.MemberId],
        MemberChanged it => [it.MemberId],
        MemberErased it => [it.MemberId],
        ConsentRecorded it => [it.MemberId],
        UseStopped it => [it.MemberId],
        BalancesOpened it => [it.MemberId],
        EarlierSaleBrought it => [it.MemberId],
        MembersMerged it => [it.MemberId, it.AbsorbedId],
        MembersUnmerged it => [it.MemberId, it.AbsorbedId],
        _ => [],
    };
}
