namespace Appliance.Domain.Marketing.Conditions;

/// <summary>How large a condition may be, so that every sale stays cheap however it is written.</summary>
public static class ConditionLimits
{
    /// <summary>Conditions and connections in one.</summary>
    public const int Nodes = 40;

    /// <summary>Parentheses and connections within one another.</summary>
    public const int Depth = 6;

    /// <summary>Conditions on purchases in one: each costs a document.</summary>
    public const int Purchases = 8;

    /// <summary>Longest window and longest time since: ten years.</summary>
    public const int Days = 3_660;

    /// <summary>Highest number.</summary>
    public const long Value = 9_999_999_999;

    /// <summary>Characters of a condition as text.</summary>
    public const int TextLength = 2_000;

    /// <summary>Characters of a word in quotes.</summary>
    public const int WordLength = 40;
}
