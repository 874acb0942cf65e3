using System.Globalization;
using System.Text.Json;
using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Staff;
using Appliance.Firmware.Core;
using Appliance.Firmware.Upkeep;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Rest;

internal static class JournalEndpoints
{
    private const int DefaultTail = 20;
    private const int LongestTail = 100;

    /// <summary>Longest text looked for, and longest code.</summary>
    private const int LongestText = 100;

    private const int LongestCode = 400;

    public static void MapJournal(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/journal").WithTags("journal").Needs(Access.JournalRead);
        group.MapGet("/verify", Verify).WithName("verifyJournal").Produces<VerifyResponse>()
            .WithSummary("Checks chain, signatures, numbers and totals from the first entry to the last.");
        group.MapGet("/check", (JournalCheck check) => TypedResults.Ok(check.State)).WithName("getJournalCheck")
            .WithSummary("How far the check under way is, or what the last one found.");
        group.MapPost("/check", (JournalCheck check, IHostApplicationLifetime lifetime) =>
            TypedResults.Accepted("/api/v1/journal/check", check.Begin(lifetime.ApplicationStopping)))
            .WithName("beginJournalCheck").WithSummary("Begins the same check; it goes on when nobody looks.");
        group.MapPost("/prove", Prove).WithName("proveReceipt").Produces<ProveResponse>().ProducesProblem(400)
            .WithSummary("Whether the code on a receipt is of this device, and the entry it stands for.");
        group.MapGet("/", Search).WithName("journalTail").Produces<Page<JournalItem>>().ProducesProblem(400)
            .WithSummary("Entries, newest first; personal data stays sealed. A page may be short: nextCursor leads on.");
    }

    private static IResult Verify(DataFolder folder, IJournalFiles files, ApplianceStores stores)
    {
        var report = JournalVerifier.Verify(folder.Journal, files, upTo: stores.Journal.LastSequence);
        return TypedResults.Ok(new VerifyResponse(report.Valid, report.Entries, report.Sales, report.FirstBad));
    }

    private static IResult Search(
        ApplianceStores stores,
        int? limit = null,
        string? cursor = null,
        string? kind = null,
        string? from = null,
        string? to = null,
        string? text = null)
    {
        var count = limit ?? DefaultTail;
        if (count is < 1 or > LongestTail) return Problems.Invalid("limit-out-of-range", $"limit は1～{LongestTail}です。");
        if (JournalSearch.Before(cursor) is not { } before) return Problems.Invalid("cursor-malformed", "cursor が正しくありません。");
        if (!IsDay(from, out var first) || !IsDay(to, out var last))
            return Problems.Invalid("date-malformed", "日付は2026-11-21の形で指定してください。");
        if (text is { Length: > LongestText }) return Problems.Invalid("text-too-long", $"さがす文字は{LongestText}文字までです。");
        JournalQuery query = new(Blank(kind), first, last, Blank(text));
        var page = JournalSearch.Page(stores, query, before, count);
        return TypedResults.Ok(new Page<JournalItem>(
            [.. page.Found.Select(JournalItem.Of)], page.Next?.ToString(CultureInfo.InvariantCulture)));
    }

    private static IResult Prove(ProveRequest request, ApplianceStores stores)
    {
        if (request.Code.Length > LongestCode || ReceiptProof.Read(request.Code.Trim()) is not { } proof)
        {
            return Problems.Invalid(
                "not-a-code", "レシートのコードではありません。QRコードの文字を「APPLIANCE1」から最後まで入れてください。");
        }

        if (stores.Journal.Keys.WhichSigned(proof) is null)
            return TypedResults.Ok(new ProveResponse(false, proof.Id, proof.Total, proof.ShortText, null));
        var number = Collections.NumberKeyOf(proof.Id);
        var sequence = number is null ? null
            : stores.Documents.Get(Collections.Sales, number)?.Sequence ?? stores.Documents.Get(Collections.Refunds, number)?.Sequence;
        var entry = sequence is { } at ? stores.Journal.Read(at).First() : null;
        var item = entry is not null && entry.Hash == proof.Hash ? JournalItem.Of(entry) : null;
        return TypedResults.Ok(new ProveResponse(true, proof.Id, proof.Total, proof.ShortText, item));
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool IsDay(string? text, out DateOnly? day)
    {
        day = null;
        if (string.IsNullOrEmpty(text)) return true;
        var good = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read);
        if (good) day = read;
        return good;
    }
}

/// <summary>What a check of the whole journal found.</summary>
internal sealed record VerifyResponse(bool Valid, long Entries, long Sales, BadEntry? FirstBad);

/// <summary>A journal entry.</summary>
internal sealed record JournalItem(long Sequence, DateTimeOffset At, string Kind, JsonElement Data)
{
    public static JournalItem Of(JournalEntry entry) =>
        new(entry.Sequence, entry.At, JournalKinds.Of(entry.Data), ShownData.Of(entry.Data));
}

/// <summary>What the QR code of a receipt says.</summary>
internal sealed record ProveRequest(string Code);

/// <summary>Whether a receipt is genuine.</summary>
/// <param name="Good">Whether this device signed it.</param>
/// <param name="Id">The sale or refund it names.</param>
/// <param name="Total">What it says it came to.</param>
/// <param name="Short">The short form of its hash, as printed.</param>
/// <param name="Entry">The entry it stands for; null when there is none with this hash.</param>
internal sealed record ProveResponse(bool Good, string Id, Yen Total, string Short, JournalItem? Entry);
