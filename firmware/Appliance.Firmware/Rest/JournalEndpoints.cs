using System.Text.Json;
using Appliance.Domain.Journal;
using Appliance.Domain.Staff;
using Appliance.Firmware.Core;
using Appliance.Storage.Journal;

namespace Appliance.Firmware.Rest;

internal static class JournalEndpoints
{
    private const int LongestTail = 100;

    public static void MapJournal(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/journal").WithTags("journal").Needs(Access.JournalRead);
        group.MapGet("/verify", Verify).WithName("verifyJournal").Produces<VerifyResponse>()
            .WithSummary("Checks chain, signatures, numbers and totals from the first entry to the last.");
        group.MapGet("/", Tail).WithName("journalTail").Produces<Page<JournalItem>>().ProducesProblem(400)
            .WithSummary("The latest entries, newest first; personal data stays sealed.");
    }

    private static IResult Verify(DataFolder folder, IJournalFiles files, ApplianceStores stores)
    {
        var report = JournalVerifier.Verify(folder.Journal, files, upTo: stores.Journal.LastSequence);
        return TypedResults.Ok(new VerifyResponse(report.Valid, report.Entries, report.Sales, report.FirstBad));
    }

    private static IResult Tail(ApplianceStores stores, int? limit = null)
    {
        var count = limit ?? 20;
        if (count is < 1 or > LongestTail) return Problems.Invalid("limit-out-of-range", $"limit は1～{LongestTail}です。");
        var last = stores.Journal.LastSequence;
        var items = stores.Journal.Read(Math.Max(1, last - count + 1))
            .Select(entry => new JournalItem(entry.Sequence, entry.At, JournalKinds.Of(entry.Data), Public(entry.Data)))
            .Reverse()
            .ToList();
        return TypedResults.Ok(new Page<JournalItem>(items, null));
    }

    /// <summary>What is sealed in the journal is left out here too.</summary>
    private static JsonElement Public(EntryData data) => JsonSerializer.SerializeToElement(
        data, data.GetType(), JsonSerializerOptions.Web);
}

/// <summary>What a check of the whole journal found.</summary>
internal sealed record VerifyResponse(bool Valid, long Entries, long Sales, BadEntry? FirstBad);

/// <summary>A journal entry.</summary>
internal sealed record JournalItem(long Sequence, DateTimeOffset At, string Kind, JsonElement Data);
