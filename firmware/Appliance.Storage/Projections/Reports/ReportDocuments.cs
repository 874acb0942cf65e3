using Appliance.Domain.Journal;
using Appliance.Domain.Money;

namespace Appliance.Storage.Projections.Reports;

/// <summary>What a product sold in a day or month, net of refunds.</summary>
/// <param name="Period">Day <c>yyyy-MM-dd</c> or month <c>yyyy-MM</c>.</param>
/// <param name="Code">Product code, or <c>#</c> and the department's number for amounts keyed under it.</param>
/// <param name="Name">As sold last.</param>
/// <param name="Department">Department number.</param>
/// <param name="Pieces">Pieces.</param>
/// <param name="Total">Sum as priced, after everything given.</param>
public sealed record ProductSalesDocument(string Period, string Code, string Name, int Department, long Pieces, Yen Total)
{
    /// <summary>Id of a product in a period.</summary>
    public static string IdOf(string period, string code) => $"{period}/{code}";
}

/// <summary>What members of a group bought in a day or month, net of refunds.</summary>
/// <param name="Period">Day <c>yyyy-MM-dd</c> or month <c>yyyy-MM</c>.</param>
/// <param name="Segment">Id of the group, or one of the two below.</param>
/// <param name="Sales">Sales; what comes back takes none away.</param>
/// <param name="Total">What they came to, tax included, less what came back.</param>
public sealed record SegmentSalesDocument(string Period, string Segment, long Sales, Yen Total)
{
    /// <summary>Stands for members who were in no group.</summary>
    public const string InNone = "none";

    /// <summary>Stands for whoever is no member.</summary>
    public const string Guests = "guests";

    /// <summary>Id of a group in a period.</summary>
    public static string IdOf(string period, string segment) => $"{period}/{segment}";
}

/// <summary>Members who came in a month.</summary>
/// <param name="Month"><c>yyyy-MM</c>.</param>
/// <param name="Visitors">Different members.</param>
/// <param name="NewVisitors">Members who bought for the first time.</param>
/// <param name="Visits">Business days with a sale, over all members.</param>
/// <param name="Total">What they bought.</param>
public sealed record MonthVisitorsDocument(string Month, long Visitors, long NewVisitors, long Visits, Yen Total);

/// <summary>How many of those who first bought in one month came in another.</summary>
/// <param name="First">Month of the first purchase, <c>yyyy-MM</c>.</param>
/// <param name="Month">Month they came in, <c>yyyy-MM</c>.</param>
/// <param name="Members">Different members.</param>
/// <param name="Total">What they bought in it.</param>
public sealed record CohortDocument(string First, string Month, long Members, Yen Total)
{
    /// <summary>Id of a pair of months.</summary>
    public static string IdOf(string first, string month) => $"{first}/{month}";
}

/// <summary>When a member came first and last.</summary>
/// <param name="Id">Member id.</param>
/// <param name="FirstMonth"><c>yyyy-MM</c>.</param>
/// <param name="LastDay">Business day.</param>
public sealed record VisitorDocument(string Id, string FirstMonth, DateOnly LastDay);

/// <summary>A goal the owner set.</summary>
/// <param name="Kind">Month or year.</param>
/// <param name="Period">Its first day.</param>
/// <param name="Amount">Above ¥0.</param>
public sealed record GoalDocument(PeriodKind Kind, DateOnly Period, Yen Amount)
{
    /// <summary>Id of the goal of a period.</summary>
    public static string IdOf(PeriodKind kind, DateOnly period) => $"{kind}-{Collections.DayKey(period)}";
}
