using System.Globalization;
using System.Text.Json.Serialization;
using Appliance.Domain.Members;

namespace Appliance.Domain.Marketing.Conditions;

/// <summary>
/// What a member answered to one of the shop's questions (性別 = 女性). Equal holds when one of several answers is it; more
/// and less compare numbers and days.
/// </summary>
/// <param name="Code">Code of the question.</param>
/// <param name="Is">How.</param>
/// <param name="Value">Code of a choice, a number in decimal digits, a day as <c>yyyy-MM-dd</c>, or text.</param>
public sealed record AttributeIs(string Code, Comparison Is, string Value) : Condition
{
    /// <inheritdoc/>
    public override bool Holds(MemberFacts member, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(member);
        var answers = member.Profile?.Attributes?.FirstOrDefault(it => it.Code == Code)?.Values ?? [];
        if (Is == Comparison.NotEqual) return !answers.Contains(Value);
        return answers.Any(answer => Is == Comparison.Equal ? answer == Value : Is.Holds(Order(answer, Value), 0));
    }

    /// <inheritdoc/>
    public override DateOnly? NextChange(MemberFacts member, DateOnly today) => null;

    private static int Order(string answer, string bound) =>
        long.TryParse(answer, CultureInfo.InvariantCulture, out var one) && long.TryParse(bound, CultureInfo.InvariantCulture, out var other)
            ? one.CompareTo(other)
            : string.CompareOrdinal(answer, bound);
}

/// <summary>A month seen from today.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RelativeMonth>))]
public enum RelativeMonth
{
    /// <summary>今月.</summary>
    [JsonStringEnumMemberName("this")]
    This,

    /// <summary>来月.</summary>
    [JsonStringEnumMemberName("next")]
    Next,
}

/// <summary>The month of the birthday (誕生月 = 今月).</summary>
/// <param name="Month">1–12, or null for one seen from today.</param>
/// <param name="Relative">Seen from today; not looked at with a month.</param>
public sealed record BirthMonthIs(
    int? Month = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] RelativeMonth Relative = RelativeMonth.This) : Condition
{
    private const int MonthsOfYear = 12;

    /// <inheritdoc/>
    public override bool Holds(MemberFacts member, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(member);
        return member.Profile?.Birthday is { } born && born.Month == (Month ?? Wanted(today).Month);
    }

    /// <inheritdoc/>
    public override DateOnly? NextChange(MemberFacts member, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(member);
        if (Month is not null || member.Profile?.Birthday is not { } born) return null;
        var wanted = Wanted(today);
        var away = (born.Month - wanted.Month + MonthsOfYear) % MonthsOfYear;
        return new DateOnly(today.Year, today.Month, 1).AddMonths(away == 0 ? 1 : away);
    }

    private DateOnly Wanted(DateOnly today) =>
        Relative == RelativeMonth.Next ? new DateOnly(today.Year, today.Month, 1).AddMonths(1) : today;
}

/// <summary>A line of the profile.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProfileText>))]
public enum ProfileText
{
    /// <summary>住所.</summary>
    [JsonStringEnumMemberName("address")]
    Address,

    /// <summary>郵便番号, seven digits.</summary>
    [JsonStringEnumMemberName("postal-code")]
    PostalCode,
}

/// <summary>A line of the profile that has something in it (住所に "渋谷区" を含む), or begins with it (郵便番号が "150" で始まる).</summary>
/// <param name="Of">Which line.</param>
/// <param name="Text">What, 1–40 characters.</param>
public sealed record TextIs(ProfileText Of, string Text) : Condition
{
    /// <inheritdoc/>
    public override bool Holds(MemberFacts member, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(member);
        return Of switch
        {
            ProfileText.Address => member.Profile?.Address?.Contains(Text, StringComparison.Ordinal) == true,
            ProfileText.PostalCode => member.Profile?.PostalCode?.StartsWith(Text, StringComparison.Ordinal) == true,
            _ => throw new ArgumentOutOfRangeException(nameof(member)),
        };
    }

    /// <inheritdoc/>
    public override DateOnly? NextChange(MemberFacts member, DateOnly today) => null;
}

/// <summary>A way to reach the member is known (連絡先(メール)).</summary>
/// <param name="Channel">Which; a receipt reaches everybody.</param>
public sealed record HasContact(ContactChannel Channel) : Condition
{
    /// <inheritdoc/>
    public override bool Holds(MemberFacts member, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(member);
        return Channel switch
        {
            ContactChannel.Email => member.Profile?.Email is not null,
            ContactChannel.Line => member.Profile?.LineUserId is not null,
            ContactChannel.Post => member.Profile?.Address is not null,
            ContactChannel.Phone => member.Profile?.Phone is not null,
            ContactChannel.Receipt => true,
            _ => throw new ArgumentOutOfRangeException(nameof(member)),
        };
    }

    /// <inheritdoc/>
    public override DateOnly? NextChange(MemberFacts member, DateOnly today) => null;
}

/// <summary>The member agreed to get news and offers (同意(メール)).</summary>
/// <param name="Channel">By which way.</param>
public sealed record Agreed(ContactChannel Channel) : Condition
{
    /// <inheritdoc/>
    public override bool Holds(MemberFacts member, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(member);
        return member.Agreed.Contains(Channel);
    }

    /// <inheritdoc/>
    public override DateOnly? NextChange(MemberFacts member, DateOnly today) => null;
}

/// <summary>Only the card is known yet (仮会員).</summary>
public sealed record IsProvisional : Condition
{
    /// <inheritdoc/>
    public override bool Holds(MemberFacts member, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(member);
        return member.Provisional;
    }

    /// <inheritdoc/>
    public override DateOnly? NextChange(MemberFacts member, DateOnly today) => null;
}

/// <summary>There is a sign that the member is about to stay away (離れる兆し).</summary>
public sealed record ShowsLeaving : Condition
{
    /// <inheritdoc/>
    public override bool Holds(MemberFacts member, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(member);
        return LeavingSigns.Of(member.Figures, today).Any();
    }

    /// <inheritdoc/>
    public override DateOnly? NextChange(MemberFacts member, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(member);
        return LeavingSigns.NextChange(member.Figures, today);
    }
}
