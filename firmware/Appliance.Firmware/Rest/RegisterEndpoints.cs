using System.Globalization;
using Appliance.Domain.Drawers;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using Appliance.Domain.Shop;
using Appliance.Domain.Staff;
using Appliance.Firmware.Bookkeeping;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Rest;

/// <summary>The drawer session as it stands, its closings and days, and all of it as CSV for bookkeeping.</summary>
internal static class RegisterEndpoints
{
    private const string Csv = "text/csv; charset=utf-8";

    public static void MapRegister(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/register", Register).WithTags("register").WithName("getRegister")
            .Needs(Access.RegisterRead).Produces<RegisterResponse>()
            .WithSummary("The drawer session as it stands (点検), without a reading being journaled.");
        var closings = routes.MapGroup("/api/v1/closings").WithTags("register").Needs(Access.RegisterRead);
        closings.MapGet("/", Closings).WithName("listClosings").Produces<Page<ClosingResponse>>().ProducesProblem(400)
            .WithSummary("Closings of the drawer (精算), newest first.");
        closings.MapGet("/{number:long}", (long number, IDocumentReader documents) =>
            documents.Get(Collections.Closings, Collections.NumberKey(number)) is { } closing
                ? (IResult)TypedResults.Ok(ClosingResponse.Of(closing))
                : Problems.NotFound($"精算 {number} は見つかりません。")).WithName("getClosing").Produces<ClosingResponse>().ProducesProblem(404);
        closings.MapGet("/{number:long}.csv", (long number, IDocumentReader documents) =>
            documents.Get(Collections.Closings, Collections.NumberKey(number)) is { } closing
                ? (IResult)TypedResults.File(BookCsv.OfClosing(closing), Csv, $"closing-{number:D6}.csv")
                : Problems.NotFound($"精算 {number} は見つかりません。")).WithName("exportClosing").Produces<string>(200, "text/csv").ProducesProblem(404);
        var days = routes.MapGroup("/api/v1/days").WithTags("register").Needs(Access.ReportsRead);
        days.MapGet("/", Days).WithName("listDays").Produces<Page<DayResponse>>().ProducesProblem(400)
            .WithSummary("Business days with their totals, newest first.");
        days.MapGet("/{day}/sales.csv", DayCsv).WithName("exportDay").Produces<string>(200, "text/csv").ProducesProblem(400)
            .WithSummary("Every sale and refund of a business day, one a row.");
        routes.MapRefunds();
    }

    private static IResult Register(StationLoop station) => TypedResults.Ok(RegisterResponse.Of(station));

    private static IResult Closings(IDocumentReader documents, int? limit = null, string? cursor = null)
    {
        var index = Collections.ClosingsByNumber;
        return Newest(documents, Collections.Closings, index, limit, cursor, ClosingResponse.Of);
    }

    private static IResult Days(IDocumentReader documents, int? limit = null, string? cursor = null) =>
        Newest(documents, Collections.Days, Collections.DaysByDate, limit, cursor, DayResponse.Of);

    private static IResult DayCsv(string day, IDocumentReader documents) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? TypedResults.File(BookCsv.OfDay(documents, date), Csv, $"sales-{day}.csv")
            : Problems.Invalid("date-malformed", "日付は 2026-11-21 のように書いてください。");

    private static IResult Newest<T, TItem>(
        IDocumentReader documents,
        DocumentCollection<T> collection,
        DocumentIndex<T> index,
        int? limit,
        string? cursor,
        Func<T, TItem> item)
        where T : class
    {
        var count = limit ?? RestLimits.DefaultPage;
        if (count is < 1 or > RestLimits.LongestPage)
        {
            return Problems.Invalid("limit-out-of-range", $"limit は1～{RestLimits.LongestPage}です。");
        }

        var position = cursor is null ? Collections.End : Paging.Key(cursor);
        if (position is null) return Problems.Invalid("cursor-malformed", "cursor が正しくありません。");
        var found = documents.Range(collection, index, "", position, count + 1, descending: true);
        return TypedResults.Ok(Paging.Cut(found, count, one => index.Key(one)!, item));
    }
}

/// <summary>The register as it stands.</summary>
/// <param name="Session">The drawer session: number of the closing that will end it, float, totals, last count.</param>
/// <param name="Net">Sales less refunds of the session.</param>
/// <param name="NetTaxes">Per rate, sales less refunds.</param>
/// <param name="Cash">Cash that should lie in the drawer.</param>
/// <param name="OverShort">Counted cash less what should have been there, or null without a count.</param>
/// <param name="Held">Sales put aside.</param>
/// <param name="OpenTotal">What the sale in progress comes to, or null.</param>
/// <param name="StaffId">Who works at the counter, or null.</param>
/// <param name="Training">The counter is in training mode.</param>
/// <param name="LastReceiptNumber">Never reset.</param>
/// <param name="PerpetualTotal">Sum of all sales ever.</param>
/// <param name="PerpetualRefunds">Sum of all refunds ever.</param>
internal sealed record RegisterResponse(
    DrawerSession Session,
    Yen Net,
    IReadOnlyList<RateTotal> NetTaxes,
    Yen Cash,
    Yen? OverShort,
    IReadOnlyList<HeldResponse> Held,
    Yen? OpenTotal,
    string? StaffId,
    bool Training,
    long LastReceiptNumber,
    Yen PerpetualTotal,
    Yen PerpetualRefunds)
{
    public static RegisterResponse Of(StationLoop station)
    {
        var state = station.RealState;
        var session = state.Totals.Session;
        return new(
            session, session.Totals.Net, session.Totals.NetTaxes, session.Cash, session.OverShort,
            [
                .. state.Totals.Held.Select(it => new HeldResponse(
                    it.HoldNumber, it.Sale.StartedAt.ToOffset(BusinessDay.JapanOffset), it.Sale.Total, it.Sale.MemberId)),
            ],
            state.Counter.Sale?.Total, state.StaffId, station.State.Counter.Training, state.Totals.LastReceiptNumber,
            state.Totals.PerpetualTotal, state.Totals.PerpetualRefunds);
    }
}

/// <summary>A sale put aside (保留).</summary>
internal sealed record HeldResponse(int Number, DateTimeOffset StartedAt, Yen Total, string? MemberId);

/// <summary>A closing of the drawer (精算).</summary>
internal sealed record ClosingResponse(
    long Number,
    DateTimeOffset At,
    DateOnly Day,
    string? StaffId,
    DrawerSession Session,
    Yen Net,
    IReadOnlyList<RateTotal> NetTaxes,
    Yen Cash,
    Yen? OverShort,
    Yen PerpetualTotal,
    Yen PerpetualRefunds)
{
    public static ClosingResponse Of(ClosingDocument document)
    {
        var session = document.Closing.Session;
        return new(
            session.Number, document.At.ToOffset(BusinessDay.JapanOffset), document.Day, document.StaffId, session,
            session.Totals.Net, session.Totals.NetTaxes, session.Cash, session.OverShort, document.Closing.PerpetualTotal,
            document.Closing.PerpetualRefunds);
    }
}

/// <summary>A business day.</summary>
internal sealed record DayResponse(
    DateOnly Day, PeriodTotals Totals, Yen Net, IReadOnlyList<RateTotal> NetTaxes, IReadOnlyList<HourTotal> Hours, bool IsClosed)
{
    public static DayResponse Of(DayTotalsDocument document) => new(
        document.Day, document.Totals, document.Totals.Net, document.Totals.NetTaxes, document.Hours, document.IsClosed);
}
