using System.Text.Json.Serialization;
using Appliance.Domain.Journal;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;

namespace Appliance.Domain.Register;

/// <summary>A sale in progress; journaled as it stands when it is put aside or partly paid.</summary>
/// <param name="StartedAt">When its first line was registered.</param>
/// <param name="Lines">In the order keyed, voided ones included.</param>
/// <param name="Total">What it comes to, tax included.</param>
/// <param name="Adjustments">Given on the whole sale, or null.</param>
/// <param name="Tenders">What was paid so far, or null; no cash among them, for cash closes a sale.</param>
/// <param name="EatIn">Food of its next lines is eaten here.</param>
/// <param name="MemberId">Whose sale it is, as far as a power cut needs it, or null.</param>
/// <param name="StaffId">Who served (担当者), or null for whoever is signed in.</param>
/// <param name="Exchange">A return it is set against, or null.</param>
public sealed record OpenSale(
    DateTimeOffset StartedAt,
    EquatableList<SaleLine> Lines,
    Yen Total,
    EquatableList<Adjustment>? Adjustments = null,
    EquatableList<Tender>? Tenders = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool EatIn = false,
    string? MemberId = null,
    string? StaffId = null,
    RefundDraft? Exchange = null)
{
    /// <summary>What was paid so far.</summary>
    [JsonIgnore]
    public Yen Paid => (Tenders ?? []).Aggregate(Yen.Zero, (sum, it) => sum + it.Amount);

    /// <summary>What is still to be paid; below ¥0 when an exchange gives money back.</summary>
    [JsonIgnore]
    public Yen Due => Total - Paid - (Exchange?.Cash ?? Yen.Zero);

    /// <summary>Whether a line counts.</summary>
    [JsonIgnore]
    public bool HasLines => Lines.Any(line => !line.Voided);
}

/// <summary>A return before it is settled.</summary>
/// <param name="Kind">Return or cancel.</param>
/// <param name="OriginalSaleId">The sale it takes back from.</param>
/// <param name="OriginalNumber">Its receipt number.</param>
/// <param name="OriginalDay">Its business day.</param>
/// <param name="Lines">What comes back.</param>
/// <param name="Total">What is given back, tax included.</param>
/// <param name="Taxes">Per rate, highest rate first.</param>
/// <param name="MemberId">The member of the original, or null.</param>
/// <param name="PointsTakenBack">Granted points taken back.</param>
/// <param name="PointsReturned">Used points given back.</param>
/// <param name="PointsTender">Points given back as the means of payment they were: part of the total.</param>
/// <param name="PointsBalance">The member's points after it; 0 without a member.</param>
/// <param name="Reversal">What else it undoes when nothing of the sale is left, or null.</param>
public sealed record RefundDraft(
    RefundKind Kind,
    string OriginalSaleId,
    long OriginalNumber,
    DateOnly OriginalDay,
    EquatableList<RefundedLine> Lines,
    Yen Total,
    EquatableList<RateTotal> Taxes,
    string? MemberId,
    long PointsTakenBack,
    long PointsReturned,
    Yen PointsTender,
    long PointsBalance,
    Reversal? Reversal = null)
{
    /// <summary>What is given back beside points.</summary>
    [JsonIgnore]
    public Yen Cash => Total - PointsTender;
}
