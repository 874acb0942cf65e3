using Appliance.Domain.Shop;
using Appliance.Firmware.Karte;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Bookings;
using Appliance.Storage.Projections.Loyalty;

namespace Appliance.Firmware.Roster;

/// <summary>Something that was written of a member.</summary>
/// <param name="Day">Business day it is about, or was written.</param>
/// <param name="Kind">カルテ, 注意, 申し送り, 写真, 予約 or ポイント.</param>
/// <param name="Text">In words.</param>
internal sealed record DisclosedNote(DateOnly Day, string Kind, string Text)
{
    /// <summary>Notes in one disclosure.</summary>
    public const int Limit = 5_000;

    /// <summary>Of a member and all joined with it, the latest first.</summary>
    public static IReadOnlyList<DisclosedNote> Of(IDocumentReader documents, string memberId)
    {
        var cares = FamilyCare.Of(documents, memberId);
        return
        [
            .. FamilyCare.Kartes(documents, memberId, Limit, before: null).Select(it => new DisclosedNote(
                it.VisitDay, "カルテ",
                string.Join('、', [
                    .. it.Editions[^1].Note.Answers.Select(answer => $"{answer.Label}：{string.Join('・', answer.Values)}"),
                    .. it.Editions[^1].Note.Memo is { } memo ? [memo] : Array.Empty<string>(),
                ])))
                .Concat(cares.SelectMany(it => it.Alerts).Select(it => new DisclosedNote(it.Day, "注意", it.Note.Text)))
                .Concat(cares.SelectMany(it => it.Handovers).Select(it => new DisclosedNote(DayOf(it.At), "申し送り", it.Note.Text)))
                .Concat(cares.SelectMany(it => it.Photos).Select(it => new DisclosedNote(DayOf(it.At), "写真", it.Caption ?? "説明なし")))
                .Concat(Bookings(documents, memberId))
                .Concat(Reasons(documents, memberId))
                .OrderByDescending(it => it.Day),
        ];
    }

    /// <summary>Why staff gave points or put them right, in their words.</summary>
    private static IEnumerable<DisclosedNote> Reasons(IDocumentReader documents, string memberId) =>
        MergedMembers.Family(documents, memberId)
            .SelectMany(id => documents.Range(
                LoyaltyCollections.Moves, LoyaltyCollections.MovesByMember, Collections.MemberFrom(id), Collections.MemberTo(id), Limit,
                descending: true))
            .Where(it => it.Reason is not null)
            .Select(it => new DisclosedNote(it.Day, "ポイント", $"{it.Points:+#,0;-#,0}P（{it.Reason}）"));

    private static IEnumerable<DisclosedNote> Bookings(IDocumentReader documents, string memberId) =>
        MergedMembers.Family(documents, memberId)
            .SelectMany(id => documents.Range(
                BookingCollections.Bookings, BookingCollections.BookingsByMember, Collections.MemberFrom(id), Collections.MemberTo(id), Limit,
                descending: true))
            .Select(it => new DisclosedNote(
                it.Slot.Day, "予約",
                $"{documents.Get(BookingCollections.Services, it.Service)?.Service.Name ?? it.Service}{(it.Memo is { } memo ? $"（{memo}）" : "")}"));

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(BusinessDay.JapanOffset).DateTime);
}
