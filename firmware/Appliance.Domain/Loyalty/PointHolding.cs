namespace Appliance.Domain.Loyalty;

/// <summary>
/// Points in double entry: what came in (granted, gifted, corrected, brought over, returned) is what is held and what went
/// out (used, taken back, expired), for a member and for the whole shop, after every entry.
/// </summary>
/// <param name="Held">Points held; below zero when more were taken back than were held.</param>
/// <param name="Granted">Given by sales.</param>
/// <param name="Gifted">Given by staff.</param>
/// <param name="Corrected">Put right by staff; signed.</param>
/// <param name="Used">Redeemed.</param>
/// <param name="Returned">Of the used ones, what refunds gave back.</param>
/// <param name="TakenBack">Of the granted ones, what refunds took back.</param>
/// <param name="Expired">Expired.</param>
public sealed record PointAccount(
    long Held, long Granted, long Gifted, long Corrected, long Used, long Returned, long TakenBack, long Expired)
{
    /// <summary>Nothing yet.</summary>
    public static PointAccount Zero { get; } = new(0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Brought along from the roster before this one (移行).</summary>
    public long Brought { get; init; }

    /// <summary>Redeemed for good: used and not given back.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public long Redeemed => Used - Returned;

    /// <summary>Whether both sides come to the same.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool Balances => Granted + Gifted + Corrected + Brought == Held + Redeemed + TakenBack + Expired;

    /// <summary>What came about between two moments.</summary>
    public static PointAccount operator -(PointAccount later, PointAccount earlier)
    {
        ArgumentNullException.ThrowIfNull(later);
        ArgumentNullException.ThrowIfNull(earlier);
        return new(
            later.Held - earlier.Held,
            later.Granted - earlier.Granted,
            later.Gifted - earlier.Gifted,
            later.Corrected - earlier.Corrected,
            later.Used - earlier.Used,
            later.Returned - earlier.Returned,
            later.TakenBack - earlier.TakenBack,
            later.Expired - earlier.Expired)
        {
            Brought = later.Brought - earlier.Brought,
        };
    }

    /// <summary>Both together.</summary>
    public static PointAccount operator +(PointAccount left, PointAccount right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(
            left.Held + right.Held,
            left.Granted + right.Granted,
            left.Gifted + right.Gifted,
            left.Corrected + right.Corrected,
            left.Used + right.Used,
            left.Returned + right.Returned,
            left.TakenBack + right.TakenBack,
            left.Expired + right.Expired)
        {
            Brought = left.Brought + right.Brought,
        };
    }
}

/// <summary>Points of one month that are left.</summary>
/// <param name="Month">Year and month of the business day they came, as 202611.</param>
/// <param name="Points">Above zero.</param>
public sealed record PointLot(int Month, long Points)
{
    /// <summary>First day of the month.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public DateOnly FirstDay => new(Month / 100, Month % 100, 1);

    /// <summary>The month of a day.</summary>
    public static int MonthOf(DateOnly day) => (day.Year * 100) + day.Month;
}

/// <summary>A member's points with their age.</summary>
/// <param name="Account">Where they came from and went.</param>
/// <param name="Lots">What is left of each month, the oldest first; they come to what is held, or are none below zero.</param>
/// <param name="LastActive">Business day of the last sale that gave or used points; else of the first gift; null before.</param>
public sealed record PointHolding(PointAccount Account, EquatableList<PointLot> Lots, DateOnly? LastActive)
{
    /// <summary>Nothing yet.</summary>
    public static PointHolding None { get; } = new(PointAccount.Zero, [], null);

    /// <summary>Points a sale gave.</summary>
    public PointHolding Grant(DateOnly day, long points) =>
        Move(day, points, Account with { Granted = Account.Granted + points }) with { LastActive = day };

    /// <summary>Points staff gave.</summary>
    public PointHolding Gift(DateOnly day, long points) =>
        Move(day, points, Account with { Gifted = Account.Gifted + points });

    /// <summary>
    /// Points brought along from before: for their expiry they are as old as the day they are brought, since nobody knows
    /// better and nobody should lose points by the shop's moving.
    /// </summary>
    public PointHolding Bring(DateOnly day, long points) =>
        Move(day, points, Account with { Brought = Account.Brought + points });

    /// <summary>Points put right, signed.</summary>
    public PointHolding Correct(DateOnly day, long points) =>
        Move(day, points, Account with { Corrected = Account.Corrected + points });

    /// <summary>Points used; the oldest first.</summary>
    public PointHolding Use(DateOnly day, long points) => points == 0
        ? this
        : Move(day, -points, Account with { Used = Account.Used + points }) with { LastActive = day };

    /// <summary>Used points a refund gave back: they begin a new life.</summary>
    public PointHolding GiveBack(DateOnly day, long points) =>
        Move(day, points, Account with { Returned = Account.Returned + points });

    /// <summary>Granted points a refund took back: the youngest, for that is where they went.</summary>
    public PointHolding TakeBack(DateOnly day, long points) =>
        Move(day, -points, Account with { TakenBack = Account.TakenBack + points }, youngestFirst: true);

    /// <summary>Points that expired; the oldest.</summary>
    public PointHolding Expire(DateOnly day, long points) =>
        Move(day, -points, Account with { Expired = Account.Expired + points });

    /// <summary>What two have together, month by month.</summary>
    public PointHolding With(PointHolding other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var account = Account + other.Account;
        EquatableList<PointLot> lots =
        [
            .. Lots.Concat(other.Lots).GroupBy(lot => lot.Month).OrderBy(month => month.Key)
                .Select(month => new PointLot(month.Key, month.Sum(lot => lot.Points))),
        ];
        var owed = lots.Sum(lot => lot.Points) - Math.Max(account.Held, 0);
        PointHolding both = new(account, Compact(lots), LastActive > other.LastActive ? LastActive : other.LastActive ?? LastActive);
        return owed > 0 ? both with { Lots = both.Without(owed, youngestFirst: false) } : both;
    }

    private PointHolding Move(DateOnly day, long points, PointAccount account, bool youngestFirst = false)
    {
        if (points == 0) return this;
        var held = checked(Account.Held + points);
        var lots = points > 0
            ? With(PointLot.MonthOf(day), Math.Min(points, Math.Max(held, 0)))
            : Without(-points, youngestFirst);
        return new(account with { Held = held }, lots, LastActive ?? day);
    }

    /// <summary>What is below zero is made good first; the months stay in order also when a clock was set back.</summary>
    private EquatableList<PointLot> With(int month, long points)
    {
        if (points <= 0) return Lots;
        if (Lots.Count == 0 || Lots[^1].Month < month) return Compact(Lots.Add(new(month, points)));
        var same = Lots.Count - 1;
        return Lots.SetItem(same, Lots[same] with { Points = Lots[same].Points + points });
    }

    private EquatableList<PointLot> Without(long points, bool youngestFirst)
    {
        List<PointLot> rest = [.. Lots];
        while (points > 0 && rest.Count > 0)
        {
            var at = youngestFirst ? rest.Count - 1 : 0;
            var taken = Math.Min(points, rest[at].Points);
            points -= taken;
            if (taken == rest[at].Points) rest.RemoveAt(at);
            else rest[at] = rest[at] with { Points = rest[at].Points - taken };
        }

        return [.. rest];
    }

    /// <summary>More months than any rule looks back to are one.</summary>
    private static EquatableList<PointLot> Compact(EquatableList<PointLot> lots)
    {
        while (lots.Count > LoyaltyLimits.LotMonths) lots = [lots[1] with { Points = lots[0].Points + lots[1].Points }, .. lots.Skip(2)];
        return lots;
    }
}
