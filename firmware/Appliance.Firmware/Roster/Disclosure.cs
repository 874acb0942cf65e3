using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Roster;

/// <summary>Everything the appliance keeps of a member, to be handed to them (保有個人データの開示, 個人情報保護法33条).</summary>
/// <param name="MemberId">Number.</param>
/// <param name="Profile">What identifies them.</param>
/// <param name="Answers">Answers to the shop's own questions, in words.</param>
/// <param name="TotalSpent">Sum of all sales.</param>
/// <param name="Visits">Business days with a sale.</param>
/// <param name="FirstSeen">First day as a member.</param>
/// <param name="LastVisit">Or null.</param>
/// <param name="Points">Held.</param>
/// <param name="Cards">How many cards stand for them.</param>
/// <param name="Consents">What was agreed to or taken back.</param>
/// <param name="UseStopped">Data may not be used beyond sales.</param>
/// <param name="Sales">Every sale with its lines, the latest first, at most <see cref="SaleLimit"/>.</param>
/// <param name="Notes">What staff wrote of them and for when they booked, the latest first.</param>
/// <param name="Earlier">What was bought before this register, the latest first, as many.</param>
internal sealed record Disclosure(
    string MemberId,
    MemberProfile? Profile,
    IReadOnlyList<DisclosedAnswer> Answers,
    Yen TotalSpent,
    int Visits,
    DateOnly FirstSeen,
    DateOnly? LastVisit,
    long Points,
    int Cards,
    IReadOnlyList<Consent> Consents,
    bool UseStopped,
    IReadOnlyList<DisclosedSale> Sales,
    IReadOnlyList<DisclosedNote> Notes,
    IReadOnlyList<EarlierSaleResponse> Earlier)
{
    /// <summary>Sales in one disclosure.</summary>
    public const int SaleLimit = 5_000;

    public static Disclosure Of(IDocumentReader documents, string memberId)
    {
        var member = MergedMembers.Living(documents, memberId)!;
        var sales = MergedMembers.Family(documents, member.Id)
            .SelectMany(id => documents.Range(
                Collections.Sales, Collections.SalesByMember, Collections.MemberFrom(id), Collections.MemberTo(id), SaleLimit,
                descending: true))
            .OrderByDescending(sale => sale.Number)
            .Take(SaleLimit);
        return new(
            member.Id,
            member.Profile,
            [
                .. RosterCollections.Definitions(documents)
                    .Select(it => new DisclosedAnswer(it.Label, MemberCsv.Answer(member.Profile, it)))
                    .Where(it => it.Answer.Length > 0),
            ],
            member.TotalSpent, member.Visits, member.FirstSeen, member.LastVisit, member.Points, member.CardCount,
            [.. member.Consents ?? []], member.UseStopped,
            [.. sales.Select(sale => new DisclosedSale(sale.Day, sale.Number, sale.Sale.Total, [
                .. sale.Sale.Lines.Where(it => !it.Voided).Select(it => new DisclosedLine(it.Name, it.Quantity, it.Net)),
            ]))],
            DisclosedNote.Of(documents, member.Id),
            EarlierSaleResponse.Of(documents, member.Id, SaleLimit));
    }
}

/// <summary>An answer to one of the shop's own questions.</summary>
internal sealed record DisclosedAnswer(string Question, string Answer);

/// <summary>A sale.</summary>
internal sealed record DisclosedSale(DateOnly Day, long Number, Yen Total, IReadOnlyList<DisclosedLine> Lines);

/// <summary>What was bought.</summary>
internal sealed record DisclosedLine(string Name, int Quantity, Yen Amount);

/// <summary>What a member bought on a day before this register (移行前の購入).</summary>
/// <param name="Day">The day.</param>
/// <param name="Hour">Hour of the first of it, or null where nobody knows.</param>
/// <param name="Total">What it came to.</param>
/// <param name="Lines">What was bought.</param>
internal sealed record EarlierSaleResponse(DateOnly Day, int? Hour, Yen Total, IReadOnlyList<DisclosedLine> Lines)
{
    /// <summary>Of a member and all joined with it, the latest first.</summary>
    public static IReadOnlyList<EarlierSaleResponse> Of(IDocumentReader documents, string memberId, int limit) =>
    [
        .. MergedMembers.Family(documents, memberId)
            .SelectMany(id => documents.Range(
                RosterCollections.EarlierSales, RosterCollections.EarlierByMember, Collections.MemberFrom(id), Collections.MemberTo(id), limit,
                descending: true))
            .OrderByDescending(it => it.DayKey, StringComparer.Ordinal)
            .Take(limit)
            .Select(it => new EarlierSaleResponse(
                it.Sale.Day, it.Sale.Hour, it.Sale.Total,
                [.. it.Sale.Lines.Select(line => new DisclosedLine(line.Name, line.Quantity, line.Amount))])),
    ];
}
