using Appliance.Domain.Money;

namespace Appliance.Domain.Members;

/// <summary>What a member brings along from the roster before this one (移行前の実績).</summary>
/// <param name="TotalSpent">¥0 or more.</param>
/// <param name="Visits">0 or more.</param>
/// <param name="LastVisit">Or null.</param>
/// <param name="Points">Points held, 0 or more.</param>
/// <param name="Since">First day as a member, or null.</param>
public sealed record OpeningBalances(
    Yen TotalSpent, int Visits, DateOnly? LastVisit, long Points, DateOnly? Since = null);
