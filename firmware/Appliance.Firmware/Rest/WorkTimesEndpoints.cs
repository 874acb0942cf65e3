using System.ComponentModel;
using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Domain.Shop;
using Appliance.Domain.Staff;
using Appliance.Firmware.Bookkeeping;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Attendance;

namespace Appliance.Firmware.Rest;

/// <summary>Times worked by the time clock (打刻): read, as CSV for wages, put right. They are clocked at the register.</summary>
internal static class WorkTimesEndpoints
{
    /// <summary>Most days one look covers.</summary>
    private const int LongestDays = 92;

    private const int MostPeople = 1_000;

    private static readonly string[] Headings = ["営業日", "番号", "氏名", "出勤", "退勤", "時間（分）"];

    public static void MapWorkTimes(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/work-times").WithTags("staff").Needs(Access.ReportsRead);
        group.MapGet("/", List).WithName("listWorkTimes").Produces<WorkTimesResponse>().ProducesProblem(400)
            .WithSummary("Times worked on business days from–to (inclusive, at most 92), and what they come to for each person.");
        group.MapGet("/export.csv", Csv).WithName("exportWorkTimes").Produces<string>(200, "text/csv").ProducesProblem(400);
        group.MapPut("/{staffId}/{day}", PutAsync).WithName("putWorkTimes").Needs(Access.StaffWrite).Produces<WorkDayResponse>()
            .ProducesProblem(400).ProducesProblem(422).ProducesProblem(503)
            .WithSummary("A person's times of a business day as they were; who puts them right is journaled.");
    }

    private static IResult List(IDocumentReader documents, DateOnly? from = null, DateOnly? to = null)
    {
        if (Check(from, to) is { } problem) return problem;
        var days = Days(documents, from!.Value, to ?? from.Value);
        return TypedResults.Ok(new WorkTimesResponse(
            days,
            [
                .. days.GroupBy(it => it.StaffId, StringComparer.Ordinal).OrderBy(it => it.Key, StringComparer.Ordinal)
                    .Select(it => new WorkSumResponse(it.Key, it.First().Name, it.Count(), it.Sum(day => day.Minutes), it.Count(day => day.Open))),
            ]));
    }

    private static IResult Csv(IDocumentReader documents, DateOnly? from = null, DateOnly? to = null)
    {
        if (Check(from, to) is { } problem) return problem;
        var bytes = BookCsv.Write(csv =>
        {
            foreach (var heading in Headings) csv.WriteField(heading);
            csv.EndRecord();
            foreach (var day in Days(documents, from!.Value, to ?? from.Value))
            {
                foreach (var span in day.Spans)
                {
                    csv.WriteField($"{day.Day:yyyy-MM-dd}");
                    csv.WriteField(day.StaffId);
                    csv.WriteField(day.Name);
                    csv.WriteField($"{span.From:HH:mm}");
                    csv.WriteField(span.Until is { } until ? $"{until:HH:mm}" : "");
                    csv.WriteField(new WorkSpan(span.From, span.Until).Minutes);
                    csv.EndRecord();
                }
            }
        });
        return TypedResults.File(bytes, "text/csv; charset=utf-8", "work-times.csv");
    }

    private static async Task<IResult> PutAsync(
        string staffId, DateOnly day, WorkTimesRequest request, StationLoop station, IDocumentReader documents, TimeProvider time,
        HttpContext context, CancellationToken cancellationToken)
    {
        EquatableList<WorkSpan> spans = [.. request.Spans.Select(it => new WorkSpan(it.From.ToUniversalTime(), it.Until?.ToUniversalTime()))];
        var outcome = await station.SubmitAsync(
            reader => Refusing(reader, staffId, day, spans, time.GetUtcNow(), station.RealState.Goods.Shop) is { } refusal
                ? ChangeRequested.No(refusal)
                : new([new StaffTimesCorrected(staffId, day, spans)], By: Authors.Of(context)),
            cancellationToken);
        return outcome.Refusal is { } no
            ? Changes.ForRefusal(no)
            : TypedResults.Ok(WorkDayResponse.Of(documents.Get(AttendanceCollections.Days, WorkDayDocument.IdOf(day, staffId))!, documents));
    }

    /// <summary>Only who is at work now has a time without an end; every time begins on its business day.</summary>
    private static Refusal? Refusing(
        IDocumentReader documents, string staffId, DateOnly day, EquatableList<WorkSpan> spans, DateTimeOffset now, ShopProfile? shop)
    {
        if (documents.Get(Collections.Staff, staffId) is null) return No("その番号の担当者はいません。");
        if (WorkTimes.Check(spans, now) is { } refusal) return refusal;
        var startsAt = shop?.BusinessDayStartsAtHour ?? 0;
        if (spans.Any(it => BusinessDay.Of(it.From, startsAt) != day)) return No("出勤の時刻がその営業日ではありません。");
        var isAtWork = documents.Get(AttendanceCollections.AtWork, staffId)?.Day == day;
        return !isAtWork && spans.Any(it => it.Until is null) ? No("退勤の時刻を入れてください。") : null;
    }

    private static Refusal No(string text) => new("work-times", text, DisplayPage.Blank);

    private static IResult? Check(DateOnly? from, DateOnly? to)
    {
        if (from is not { } first) return Problems.Invalid("from-missing", "from に日付を入れてください（2026-11-21）。");
        var last = to ?? first;
        return last < first || last.DayNumber - first.DayNumber >= LongestDays
            ? Problems.Invalid("range-invalid", $"期間は{LongestDays}日までです。")
            : null;
    }

    private static List<WorkDayResponse> Days(IDocumentReader documents, DateOnly from, DateOnly to) =>
    [
        .. documents.Range(
                AttendanceCollections.Days, AttendanceCollections.DaysByDate, Collections.DayKey(from), Collections.DayKey(to.AddDays(1)),
                LongestDays * MostPeople)
            .Select(it => WorkDayResponse.Of(it, documents)),
    ];
}

/// <summary>Times worked.</summary>
/// <param name="Days">By business day, then by person.</param>
/// <param name="People">What they come to.</param>
internal sealed record WorkTimesResponse(IReadOnlyList<WorkDayResponse> Days, IReadOnlyList<WorkSumResponse> People);

/// <summary>A person's business day.</summary>
/// <param name="StaffId">Who.</param>
/// <param name="Name">As printed as 担当.</param>
/// <param name="Day">Business day.</param>
/// <param name="Spans">In order, in Japan's time.</param>
/// <param name="Minutes">Of all that ended.</param>
/// <param name="Open">One has not ended: at work, or forgotten.</param>
/// <param name="CorrectedBy">Who put it right last, or null.</param>
internal sealed record WorkDayResponse(
    string StaffId, string Name, DateOnly Day, IReadOnlyList<WorkSpanBody> Spans, int Minutes, bool Open, string? CorrectedBy)
{
    public static WorkDayResponse Of(WorkDayDocument it, IDocumentReader documents) => new(
        it.StaffId, documents.Get(Collections.Staff, it.StaffId)?.Name ?? it.StaffId, it.Day,
        [.. it.Spans.Select(span => new WorkSpanBody(span.From.ToOffset(BusinessDay.JapanOffset), span.Until?.ToOffset(BusinessDay.JapanOffset)))],
        it.Spans.Sum(span => span.Minutes), it.Spans.Any(span => span.Until is null), it.CorrectedBy);
}

/// <summary>What a person worked.</summary>
/// <param name="StaffId">Who.</param>
/// <param name="Name">As printed as 担当.</param>
/// <param name="Days">Business days.</param>
/// <param name="Minutes">All together.</param>
/// <param name="Open">Days with a time that has not ended.</param>
internal sealed record WorkSumResponse(string StaffId, string Name, int Days, int Minutes, int Open);

/// <summary>A person's times of a day as they were.</summary>
internal sealed record WorkTimesRequest([property: Description("At most 10, in order; none for a day not worked.")] IReadOnlyList<WorkSpanBody> Spans);

/// <summary>A time worked.</summary>
internal sealed record WorkSpanBody(DateTimeOffset From, DateTimeOffset? Until = null);
