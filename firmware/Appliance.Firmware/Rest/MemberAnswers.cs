using System.ComponentModel;
using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Rest;

/// <summary>A member in a list.</summary>
internal sealed record MemberRow(
    string Id,
    string? Name,
    string? Kana,
    string? Phone,
    DateOnly? Birthday,
    long Points,
    Yen TotalSpent,
    int Visits,
    Yen? AverageSpend,
    DateOnly? LastVisit,
    [property: Description("Days since the last visit, or null.")] int? DaysSince,
    [property: Description("Only the card is known yet (仮会員).")] bool Provisional)
{
    public static MemberRow Of(MemberDocument member, DateOnly today) => new(
        member.Id, member.Profile?.Name, member.Profile?.Kana, member.Profile?.Phone, member.Profile?.Birthday, member.Points,
        member.TotalSpent, member.Visits, Average(member), member.LastVisit, DaysBetween(member.LastVisit, today), member.Provisional);

    public static Yen? Average(MemberDocument member) =>
        member.Visits == 0 ? null : new(member.TotalSpent.Amount / member.Visits);

    public static int? DaysBetween(DateOnly? last, DateOnly today) =>
        last is { } day ? Math.Max(0, today.DayNumber - day.DayNumber) : null;
}

/// <summary>What a page about something else calls a member.</summary>
internal sealed record MemberNameResponse(string Id, string? Name, string? Kana);

/// <summary>A member's page: who they are and the figures every shop needs.</summary>
/// <param name="Id">Number.</param>
/// <param name="Profile">Null when erased, or when only the card is known.</param>
/// <param name="Age">Whole years, or null.</param>
/// <param name="TotalSpent">Sum of all sales less what was given back.</param>
/// <param name="Visits">Business days with a sale.</param>
/// <param name="AverageSpend">Total by visits, or null.</param>
/// <param name="LastVisit">Business day, or null.</param>
/// <param name="DaysSince">Days since the last visit, or null.</param>
/// <param name="Points">Held.</param>
/// <param name="Prepaid">Prepaid that can be used today.</param>
/// <param name="Owed">Still to be paid for sales on account.</param>
/// <param name="FirstSeen">First day as a member.</param>
/// <param name="Provisional">Only the card is known yet.</param>
/// <param name="Erased">Everything that identified them is gone.</param>
/// <param name="UseStopped">Data may not be used beyond sales.</param>
/// <param name="MergedInto">The member this one was joined into, or null.</param>
/// <param name="Absorbed">Members that were joined into this one.</param>
/// <param name="Cards">Every card, blocked ones included.</param>
/// <param name="Consents">The last word on each purpose and channel.</param>
/// <param name="Household">With whom they live.</param>
internal sealed record MemberResponse(
    string Id,
    MemberProfile? Profile,
    int? Age,
    Yen TotalSpent,
    int Visits,
    Yen? AverageSpend,
    DateOnly? LastVisit,
    int? DaysSince,
    long Points,
    Yen Prepaid,
    Yen Owed,
    DateOnly FirstSeen,
    bool Provisional,
    bool Erased,
    bool UseStopped,
    string? MergedInto,
    IReadOnlyList<string> Absorbed,
    IReadOnlyList<CardResponse> Cards,
    IReadOnlyList<Consent> Consents,
    IReadOnlyList<MemberNameResponse> Household)
{
    public static MemberResponse Of(MemberDocument member, IDocumentReader documents, DateOnly today)
    {
        var family = MergedMembers.Family(documents, member.Id);
        var cards = family.SelectMany(id => documents.Get(Collections.Members, id)?.Cards ?? []);
        return new(
            member.Id, member.Profile, AgeOn(member.Profile?.Birthday, today), member.TotalSpent, member.Visits,
            MemberRow.Average(member), member.LastVisit, MemberRow.DaysBetween(member.LastVisit, today), member.Points,
            member.PrepaidOn(today), member.Owed, member.FirstSeen, member.Provisional, member.IsErased, member.UseStopped,
            member.MergedInto, [.. family.Skip(1)], [.. cards.Select(CardResponse.Of)], [.. member.Consents ?? []],
            HouseholdOf(member, documents));
    }

    private static IReadOnlyList<MemberNameResponse> HouseholdOf(MemberDocument member, IDocumentReader documents) =>
        member.HouseholdId is not { } id
            ? []
            : [
                .. documents.Range(
                        Collections.Members, Collections.MembersByHousehold, Collections.MemberFrom(id), Collections.MemberTo(id),
                        MemberRules.HouseholdLimit)
                    .Where(it => it.Id != member.Id)
                    .Select(it => new MemberNameResponse(it.Id, it.Profile?.Name, it.Profile?.Kana)),
            ];

    private static int? AgeOn(DateOnly? birthday, DateOnly today)
    {
        if (birthday is not { } born || born > today) return null;
        var years = today.Year - born.Year;
        return born.AddYears(years) > today ? years - 1 : years;
    }
}

/// <summary>A card: named by the beginning of its keyed hash, since its id is kept nowhere.</summary>
internal sealed record CardResponse(string Id, DateOnly Since, CardTrouble? Blocked)
{
    private const int IdLength = 12;

    public static CardResponse Of(MemberCard card) => new(IdOf(card.Hash), card.Since, card.Blocked);

    public static string IdOf(string hash) => hash.Length <= IdLength ? hash : hash[..IdLength];
}

/// <summary>The shop's calendar.</summary>
internal static class ShopDay
{
    /// <summary>The business day a sale would be on now: the clock's, but never one before the last, also when it was set back.</summary>
    public static DateOnly Today(StationLoop station, TimeProvider time) => Decider.DayOf(station.RealState, time.GetUtcNow());
}
