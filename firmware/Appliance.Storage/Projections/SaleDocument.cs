using System.Text.Json.Serialization;
using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Sales;

namespace Appliance.Storage.Projections;

/// <summary>A closed sale with what happened to it since.</summary>
/// <param name="Sequence">Number of its journal entry.</param>
/// <param name="At">When it was closed.</param>
/// <param name="Day">Business day.</param>
/// <param name="StaffId">Who was signed in, or null.</param>
/// <param name="Sale">As it was closed.</param>
/// <param name="ReceiptPrinted">
/// Whether the printer has confirmed a receipt of it, or the one left off was asked for later.
/// </param>
/// <param name="Returned">Pieces that came back, per line; null as long as none did.</param>
/// <param name="RefundedTaxes">Totals per rate that were given back; null as long as none were.</param>
/// <param name="RefundedTenders">How they were given back; null as long as nothing was.</param>
/// <param name="PointsTakenBack">Granted points taken back since.</param>
/// <param name="PointsReturned">Used points given back since.</param>
/// <param name="LateMemberId">The member whose card was tapped after the sale, or null.</param>
/// <param name="LatePoints">Points given by that.</param>
/// <param name="FormalReceipts">領収書 issued for it.</param>
public sealed record SaleDocument(
    long Sequence,
    DateTimeOffset At,
    DateOnly Day,
    string? StaffId,
    SaleClosed Sale,
    bool ReceiptPrinted,
    EquatableList<int>? Returned = null,
    EquatableList<RateTotal>? RefundedTaxes = null,
    EquatableList<Tender>? RefundedTenders = null,
    long PointsTakenBack = 0,
    long PointsReturned = 0,
    string? LateMemberId = null,
    long LatePoints = 0,
    int FormalReceipts = 0)
{
    /// <summary>Why the later tap gave that many points, or null.</summary>
    public EquatableList<PointPart>? LateParts { get; init; }

    /// <summary>The groups it counts for: those its member was in on coming in; null for none.</summary>
    public EquatableList<string>? Groups { get; init; }

    /// <summary>Its id, for example <c>20261121-000001</c>.</summary>
    [JsonIgnore]
    public string Id => Sale.SaleId;

    /// <summary>Receipt number.</summary>
    [JsonIgnore]
    public long Number => Sale.Number;

    /// <summary>Whose it is, also by a later tap, or null.</summary>
    [JsonIgnore]
    public string? MemberId => Sale.MemberId ?? LateMemberId;
}

/// <summary>A return, or a sale cancelled after payment.</summary>
/// <param name="Sequence">Number of its journal entry.</param>
/// <param name="At">When.</param>
/// <param name="Day">Business day.</param>
/// <param name="StaffId">Who was signed in, or null.</param>
/// <param name="Refund">What was given back.</param>
public sealed record RefundDocument(long Sequence, DateTimeOffset At, DateOnly Day, string? StaffId, SaleRefunded Refund);

/// <summary>A closing of the drawer (精算).</summary>
/// <param name="Sequence">Number of its journal entry.</param>
/// <param name="At">When.</param>
/// <param name="Day">Business day.</param>
/// <param name="StaffId">Who was signed in, or null.</param>
/// <param name="Closing">What it says.</param>
public sealed record ClosingDocument(long Sequence, DateTimeOffset At, DateOnly Day, string? StaffId, DrawerClosed Closing);

/// <summary>A paper the printer has not confirmed.</summary>
/// <param name="Id">Id of the sale, or of whatever else is to be printed.</param>
/// <param name="Sequence">Number of its journal entry.</param>
/// <param name="Day">Business day.</param>
public sealed record PaperDocument(string Id, long Sequence, DateOnly Day);
