using System.Text.Json.Serialization;

namespace Appliance.Domain.Marketing.Conditions;

/// <summary>
/// Something that holds for a member on a day, or does not. As JSON each has a <c>kind</c>; it can be
/// written as text, too (<see cref="ConditionText"/>). The names never change: they stand in the journal.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(AllOf), "all")]
[JsonDerivedType(typeof(AnyOf), "any")]
[JsonDerivedType(typeof(Not), "not")]
[JsonDerivedType(typeof(FigureIs), "figure")]
[JsonDerivedType(typeof(DaysSince), "days-since")]
[JsonDerivedType(typeof(DayIs), "day")]
[JsonDerivedType(typeof(Visited), "visited")]
[JsonDerivedType(typeof(Bought), "bought")]
[JsonDerivedType(typeof(AttributeIs), "attribute")]
[JsonDerivedType(typeof(BirthMonthIs), "birth-month")]
[JsonDerivedType(typeof(TextIs), "text")]
[JsonDerivedType(typeof(HasContact), "contact")]
[JsonDerivedType(typeof(Agreed), "consent")]
[JsonDerivedType(typeof(IsProvisional), "provisional")]
[JsonDerivedType(typeof(ShowsLeaving), "leaving")]
public abstract record Condition
{
    /// <summary>What it is made of; empty for one that stands alone.</summary>
    [JsonIgnore]
    public virtual IReadOnlyList<Condition> Parts => [];

    /// <summary>Whether it holds on a day.</summary>
    public abstract bool Holds(MemberFacts member, DateOnly today);

    /// <summary>
    /// The next day after this one on which it may hold or not hold otherwise though nothing happened; null for never.
    /// May be too early, never too late.
    /// </summary>
    public abstract DateOnly? NextChange(MemberFacts member, DateOnly today);

    /// <summary>The earlier of two days that may be none.</summary>
    protected static DateOnly? Earlier(DateOnly? one, DateOnly? other) =>
        one is null ? other : other is null || one < other ? one : other;
}

/// <summary>All of them (かつ).</summary>
/// <param name="Of">One at least.</param>
public sealed record AllOf(EquatableList<Condition> Of) : Condition
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<Condition> Parts => Of;

    /// <inheritdoc/>
    public override bool Holds(MemberFacts member, DateOnly today)
    {
        foreach (var part in Of)
        {
            if (!part.Holds(member, today)) return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override DateOnly? NextChange(MemberFacts member, DateOnly today) =>
        Of.Aggregate((DateOnly?)null, (day, part) => Earlier(day, part.NextChange(member, today)));
}

/// <summary>One of them at least (または).</summary>
/// <param name="Of">One at least.</param>
public sealed record AnyOf(EquatableList<Condition> Of) : Condition
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<Condition> Parts => Of;

    /// <inheritdoc/>
    public override bool Holds(MemberFacts member, DateOnly today)
    {
        foreach (var part in Of)
        {
            if (part.Holds(member, today)) return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public override DateOnly? NextChange(MemberFacts member, DateOnly today) =>
        Of.Aggregate((DateOnly?)null, (day, part) => Earlier(day, part.NextChange(member, today)));
}

/// <summary>The opposite (でない).</summary>
/// <param name="Of">Of what.</param>
public sealed record Not(Condition Of) : Condition
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<Condition> Parts => [Of];

    /// <inheritdoc/>
    public override bool Holds(MemberFacts member, DateOnly today) => !Of.Holds(member, today);

    /// <inheritdoc/>
    public override DateOnly? NextChange(MemberFacts member, DateOnly today) => Of.NextChange(member, today);
}
