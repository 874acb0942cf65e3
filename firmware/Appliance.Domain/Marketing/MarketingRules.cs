namespace Appliance.Domain.Marketing;

/// <summary>The shop's bounds for its members.</summary>
/// <param name="DormantDays">Days without a visit from which on a member is dormant (休眠); 7–3,660. The default value is 90.</param>
/// <param name="GiveUpDays">
/// Days without a visit from which on nothing is sent any more (離反); above <paramref name="DormantDays"/>, at most 3,660. The
/// default value is 365.
/// </param>
/// <param name="Rfm">Bounds of the scores.</param>
public sealed record MarketingRules(int DormantDays, int GiveUpDays, RfmBounds Rfm)
{
    /// <summary>Fewest days a member can be dormant after.</summary>
    public const int FewestDays = 7;

    /// <summary>Most days.</summary>
    public const int MostDays = Conditions.ConditionLimits.Days;

    /// <summary>What holds until the shop says otherwise.</summary>
    public static MarketingRules Default { get; } = new(90, 365, RfmBounds.Default);

    /// <summary>Whether a member has not come for long, but not for too long.</summary>
    public bool IsDormant(MemberFigures figures, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return figures.DaysSince(today) is { } days && days >= DormantDays && days < GiveUpDays;
    }

    /// <summary>Whether nothing is to be sent to a member any more; who never came is not given up.</summary>
    public bool IsGivenUp(MemberFigures figures, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return figures.DaysSince(today) >= GiveUpDays;
    }

    /// <summary>What is wrong, or null.</summary>
    public static Refusal? Check(MarketingRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (rules.DormantDays is < FewestDays or > MostDays) return No("dormant-days", $"休眠とする日数は{FewestDays}～{MostDays}日です。");
        if (rules.GiveUpDays <= rules.DormantDays || rules.GiveUpDays > MostDays)
        {
            return No("give-up-days", $"あきらめる日数は休眠の日数より大きく、{MostDays}日までです。");
        }

        return RfmBounds.Check(rules.Rfm);
    }

    private static Refusal No(string code, string text) => new(code, text, DisplayPage.Blank);
}
