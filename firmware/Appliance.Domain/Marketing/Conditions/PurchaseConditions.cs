using System.Text.Json.Serialization;

namespace Appliance.Domain.Marketing.Conditions;

/// <summary>What of purchases is counted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PurchaseMeasure>))]
public enum PurchaseMeasure
{
    /// <summary>回: business days on which it was bought.</summary>
    [JsonStringEnumMemberName("times")]
    Times,

    /// <summary>個: pieces.</summary>
    [JsonStringEnumMemberName("pieces")]
    Pieces,

    /// <summary>円: what they came to.</summary>
    [JsonStringEnumMemberName("amount")]
    Amount,
}

/// <summary>
/// Purchases of a product or department (購入(商品 "カラー", 180日以内) &gt;= 2回). With a window the latest
/// <see cref="RecentDays.Kept"/> days it was bought are looked at, so times are bound by that.
/// </summary>
/// <param name="Of">Product or department.</param>
/// <param name="Code">Product code, or number of the department.</param>
/// <param name="Measure">What is counted.</param>
/// <param name="Is">How.</param>
/// <param name="Value">Times, pieces or yen.</param>
/// <param name="WithinDays">Days before today; null for ever.</param>
public sealed record Bought(
    SubjectKind Of, string Code, PurchaseMeasure Measure, Comparison Is, long Value, int? WithinDays = null) : Condition
{
    /// <summary>Of what.</summary>
    [JsonIgnore]
    public PurchaseSubject Subject => new(Of, Code);

    /// <summary>Whether somebody who never bought it cannot fulfil this.</summary>
    [JsonIgnore]
    public bool NeedsOne => !Is.Holds(0, Value);

    /// <inheritdoc/>
    public override bool Holds(MemberFacts member, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(member);
        return Is.Holds(Counted(member.Bought(Subject), today), Value);
    }

    /// <inheritdoc/>
    public override DateOnly? NextChange(MemberFacts member, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(member);
        return WithinDays is { } days && member.Bought(Subject) is { } bought
            ? Windows.NextLeft(bought.Recent, days, today)
            : null;
    }

    private long Counted(PurchaseFigures? bought, DateOnly today)
    {
        if (bought is null) return 0;
        var within = WithinDays is { } days ? Windows.Of(bought.Recent, days, today) : null;
        return Measure switch
        {
            PurchaseMeasure.Times => within?.Count() ?? bought.Times,
            PurchaseMeasure.Pieces => within?.Sum(it => it.Count) ?? bought.Pieces,
            PurchaseMeasure.Amount => within?.Sum(it => it.Amount.Amount) ?? bought.Amount.Amount,
            _ => throw new ArgumentOutOfRangeException(nameof(today)),
        };
    }
}
