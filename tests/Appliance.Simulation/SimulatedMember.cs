using Appliance.Domain;
using Appliance.Domain.Members;

namespace Appliance.Simulation;

/// <summary>A member with habits: how often, which days and hours, what, and how long before they drift away.</summary>
public sealed class SimulatedMember
{
    private const double LapsedSlowdown = 15;

    /// <summary>How visits spread over the year, January first: busy before New Year, quiet in February and August.</summary>
    private static readonly double[] Seasons = [0.95, 0.8, 1.1, 1.05, 1.0, 0.95, 1.05, 0.85, 0.95, 1.0, 1.05, 1.3];

    /// <summary>How visits spread over the week, Sunday first.</summary>
    private static readonly double[] Week = [1.5, 0.8, 0.7, 0.85, 0.9, 1.05, 1.7];

    private readonly ShopLifeOptions options;
    private Dice dice;
    private double due;

    internal SimulatedMember(int number, ShopLifeOptions options)
    {
        this.options = options;
        dice = Dice.Of(options.Seed, number);
        Number = number;
        var founder = dice.Happens(options.FoundersShare);
        JoinedOn = options.FirstDay.AddDays(founder ? 0 : dice.Below(options.Days));
        IntervalDays = Math.Max(3, options.MeanIntervalDays * Math.Exp(0.5 * dice.Normal()));
        SpendLevel = Math.Exp(0.4 * dice.Normal());
        PreferredHour = 10 + dice.Below(10);
        PreferredDay = (DayOfWeek)dice.Below(7);
        Favourites = [dice.Next(), dice.Next(), dice.Next()];
        Profile = ProfileOf(number, ref dice);
        due = founder ? dice.Unit() * 0.9 : 0;
    }

    /// <summary>1, 2, 3 …; the number in the member's id.</summary>
    public int Number { get; }

    /// <summary>For example <c>M000001</c>.</summary>
    public string Id => $"M{Number:D6}";

    /// <summary>Business day of registration.</summary>
    public DateOnly JoinedOn { get; }

    /// <summary>Typical days between two visits.</summary>
    public double IntervalDays { get; }

    /// <summary>How much they spend, about 1.</summary>
    public double SpendLevel { get; }

    /// <summary>Hour of the day they like, 10–19.</summary>
    public int PreferredHour { get; }

    /// <summary>Day of the week they like.</summary>
    public DayOfWeek PreferredDay { get; }

    /// <summary>Whether they drifted away.</summary>
    public bool Lapsed { get; private set; }

    /// <summary>Who they are.</summary>
    public MemberProfile Profile { get; }

    internal ulong[] Favourites { get; }

    /// <summary>
    /// Lives through one day: whether the member comes. Chance adds up over the days to the next visit, so that habits,
    /// season, weekday and influence all count.
    /// </summary>
    /// <param name="day">The business day; days are asked for in order.</param>
    /// <param name="influence">How much likelier than usual a visit is: 1 for as usual, 1.5 for half again as likely.</param>
    public bool ComesOn(DateOnly day, double influence = 1)
    {
        if (day < JoinedOn) return false;
        var weekday = day.DayOfWeek == PreferredDay ? 2.2 : Week[(int)day.DayOfWeek] * 0.8;
        var interval = Lapsed ? IntervalDays * LapsedSlowdown : IntervalDays;
        due -= Seasons[day.Month - 1] * weekday * influence / interval;
        if (due > 0) return false;

        // The sum of three waits is steadier than one: people have a rhythm.
        due = (dice.Wait() + dice.Wait() + dice.Wait()) / 3;
        Lapsed = Lapsed ? !dice.Happens(0.3) : dice.Happens(options.LapseProbability);
        return true;
    }

    /// <summary>Moment of a visit, minutes after midnight in Japan, 10:00–20:59.</summary>
    public int MinuteOfVisit() => (Math.Clamp(PreferredHour + (int)Math.Round(1.5 * dice.Normal()), 10, 20) * 60) + dice.Below(60);

    /// <summary>Which products are bought: places among the shop's products, a favourite or two and at times something else.</summary>
    /// <param name="products">How many products there are.</param>
    public IReadOnlyList<int> Basket(int products)
    {
        List<int> basket = [(int)(Favourites[dice.Below(2)] % (ulong)products)];
        if (dice.Happens(0.35)) basket.Add((int)(Favourites[2] % (ulong)products));
        if (dice.Happens(0.25 * SpendLevel)) basket.Add(dice.Popular(products));

        // Some things go together: whoever takes the first of a pair often takes the second.
        if (basket[0] % 2 == 0 && basket[0] + 1 < products && dice.Happens(0.4)) basket.Add(basket[0] + 1);
        return [.. basket.Distinct()];
    }

    private static MemberProfile ProfileOf(int number, ref Dice dice)
    {
        var (family, familyKana) = Names.Families[dice.Popular(Names.Families.Length)];
        var (given, givenKana) = Names.Givens[dice.Popular(Names.Givens.Length)];
        var birthday = new DateOnly(1945, 1, 1).AddDays(dice.Below(365 * 62));
        var phone = $"0{7 + dice.Below(3)}0-{dice.Below(10_000):D4}-{number % 10_000:D4}";
        EquatableList<MemberAttribute> attributes = [new("sex", [dice.Happens(0.6) ? "f" : "m"])];
        return new(
            $"{family} {given}", $"{familyKana} {givenKana}", phone, $"member{number}@example.jp", birthday,
            $"{160 + dice.Below(20)}{dice.Below(10_000):D4}", $"東京都杉並区{Names.Towns[dice.Below(Names.Towns.Length)]}{1 + dice.Below(5)}-{1 + dice.Below(30)}",
            Attributes: attributes);
    }
}
