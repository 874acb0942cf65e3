using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Domain.Reports;
using Appliance.Domain.Shop;
using Appliance.Domain.Staff;
using Appliance.Firmware.Core;
using Appliance.Firmware.Reports;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Reports;

namespace Appliance.Firmware.Rest;

/// <summary>The dashboard in one request, and the goals it holds the sales against.</summary>
internal static class TodayEndpoints
{
    private const int GoalLimit = 1_000;

    /// <summary>Papers waiting that are counted; more are told as this many.</summary>
    private const int PaperLimit = 100;

    public static void MapToday(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/today", Today).WithTags("today").WithName("getToday").Needs(Access.TodayRead)
            .Produces<TodayResponse>().WithSummary("Sales now against goals and last week, and what asks for a hand.");
        var goals = routes.MapGroup("/api/v1/goals").WithTags("today").Needs(Access.TodayRead);
        goals.MapGet("/", (IDocumentReader documents) => TypedResults.Ok<IReadOnlyList<GoalResponse>>(
        [
            .. documents.Range(ReportCollections.Goals, ReportCollections.GoalsById, "", Collections.End, GoalLimit)
                .Select(goal => new GoalResponse(goal.Kind, goal.Period, goal.Amount)),
        ])).WithName("listGoals");
        goals.MapPut("/", PutGoalAsync).WithName("putGoal").Needs(Access.SettingsWrite).Produces<GoalResponse>()
            .ProducesProblem(400).ProducesProblem(422).ProducesProblem(503)
            .WithSummary("The goal of a month or year; an amount of 0 takes it away.");
    }

    private static IResult Today(
        IDocumentReader documents, ApplianceCore core, ApplianceStores stores, TimeProvider time)
    {
        var state = core.Station.RealState;
        TodayView view = new(documents, state, time.GetUtcNow());
        return TypedResults.Ok(new TodayResponse(
            view.Day, view.Net, view.Sales, view.Sales == 0 ? null : new(view.Net.Amount / view.Sales), view.MemberSales,
            view.LastWeek, view.LastWeekByNow, view.Hours, view.Goals, Notices(documents, state, view.Day),
            HealthEndpoint.Of(core, stores)));
    }

    private static List<NoticeResponse> Notices(IDocumentReader documents, ApplianceState state, DateOnly today)
    {
        List<NoticeResponse> notices = [];
        if (state.Totals.Session.OpenedAt is { } opened
            && BusinessDay.Of(opened, state.Goods.Shop?.BusinessDayStartsAtHour ?? 0) < today)
        {
            notices.Add(new("drawer-not-closed", 1, []));
        }

        var waiting = documents.Range(Collections.PapersWaiting, Collections.PapersBySequence, "", Collections.End, PaperLimit);
        if (waiting.Count > 0) notices.Add(new("papers-waiting", waiting.Count, []));
        if (state.Totals.Held.Count > 0) notices.Add(new("sales-held", state.Totals.Held.Count, []));
        string[] low =
        [
            .. state.Goods.ProductsByCode.Values
                .Where(it => it.StockKept && state.Goods.Stock.GetValueOrDefault(it.Code) <= it.ReorderPoint)
                .OrderBy(it => it.Code, StringComparer.Ordinal)
                .Select(it => it.Name),
        ];
        if (low.Length > 0) notices.Add(new("stock-low", low.Length, [.. low.Take(NoticeResponse.NamesShown)]));
        return notices;
    }

    private static Task<IResult> PutGoalAsync(GoalResponse request, StationLoop station, CancellationToken cancellationToken)
    {
        var first = request.Kind == PeriodKind.Year
            ? new DateOnly(request.Period.Year, 1, 1)
            : new DateOnly(request.Period.Year, request.Period.Month, 1);
        Refusal? refusal = request.Amount < Yen.Zero || request.Amount > SalesGoals.Highest
            ? new("goal-amount", $"目標は0円から{SalesGoals.Highest.Amount:N0}円までです。", DisplayPage.Blank)
            : null;
        return Changes.MakeAsync(
            station, refusal, new GoalSet(request.Kind, first, request.Amount),
            () => TypedResults.Ok(request with { Period = first }), cancellationToken);
    }
}

/// <summary>The dashboard.</summary>
/// <param name="Day">The business day.</param>
/// <param name="Net">Net sales, tax included.</param>
/// <param name="Sales">Sales.</param>
/// <param name="Average">Net sales per sale (客単価), or null without a sale.</param>
/// <param name="MemberSales">Sales to members.</param>
/// <param name="LastWeek">Net sales of the same weekday a week ago.</param>
/// <param name="LastWeekByNow">Of them, in the hours before this one.</param>
/// <param name="Hours">By hour, in the order of the business day.</param>
/// <param name="Goals">Year, month, week, day.</param>
/// <param name="Notices">What asks for a hand, the most urgent first.</param>
/// <param name="Health">How the appliance and its devices are.</param>
internal sealed record TodayResponse(
    DateOnly Day,
    Yen Net,
    int Sales,
    Yen? Average,
    int MemberSales,
    Yen LastWeek,
    Yen LastWeekByNow,
    IReadOnlyList<HourPair> Hours,
    IReadOnlyList<GoalProgress> Goals,
    IReadOnlyList<NoticeResponse> Notices,
    HealthResponse Health);

/// <summary>Something that asks for a hand.</summary>
/// <param name="Kind">drawer-not-closed, papers-waiting, sales-held or stock-low.</param>
/// <param name="Count">Of how many.</param>
/// <param name="Names">Some of them by name, at most <see cref="NamesShown"/>.</param>
internal sealed record NoticeResponse(string Kind, int Count, IReadOnlyList<string> Names)
{
    /// <summary>Names a notice tells.</summary>
    public const int NamesShown = 5;
}

/// <summary>A goal.</summary>
/// <param name="Kind">Month or year.</param>
/// <param name="Period">A day in it; answered as its first day.</param>
/// <param name="Amount">Net sales wanted, tax included.</param>
internal sealed record GoalResponse(PeriodKind Kind, DateOnly Period, Yen Amount);
