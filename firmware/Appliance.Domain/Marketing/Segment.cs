using Appliance.Domain.Marketing.Conditions;

namespace Appliance.Domain.Marketing;

/// <summary>What a group has to be before it may be journaled, with the words for who names it.</summary>
public static class SegmentRules
{
    /// <summary>Groups that are not archived, at most: each is looked at after every sale of a member.</summary>
    public const int Segments = 50;

    /// <summary>Longest name.</summary>
    public const int NameLength = 40;

    /// <summary>What is wrong with a group, or null.</summary>
    /// <param name="name">As shown.</param>
    /// <param name="condition">Who is in it.</param>
    public static Refusal? Check(string name, Condition condition)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length is 0 or > NameLength
            ? new("segment-name", $"グループ名は1～{NameLength}文字です。", DisplayPage.Blank)
            : ConditionRules.Check(condition);
    }

    /// <summary>There are as many groups as can be kept up.</summary>
    public static Refusal TooMany { get; } =
        new("too-many-segments", $"グループは{Segments}個までです。使わないものをしまってください。", DisplayPage.Blank);
}
