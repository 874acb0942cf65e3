using Appliance.Domain.Journal;
using Appliance.Domain.Sales;

namespace Appliance.Domain.Register;

/// <summary>A closed sale with what happened to it since.</summary>
/// <param name="Sale">As it was closed.</param>
/// <param name="Day">Its business day.</param>
/// <param name="Sequence">Number of its journal entry.</param>
/// <param name="Returned">Pieces that came back, per line.</param>
/// <param name="RefundedTaxes">Totals per rate that were given back.</param>
/// <param name="RefundedTenders">How they were given back.</param>
/// <param name="PointsGranted">Points it gave, those of a later tap included.</param>
/// <param name="PointsTakenBack">Points taken back since.</param>
/// <param name="PointsReturned">Used points given back since.</param>
/// <param name="MemberId">Whose it is, also by a later tap, or null.</param>
/// <param name="MemberPoints">The member's points now.</param>
/// <param name="FormalReceiptIssued">A 領収書 was issued for it.</param>
/// <param name="ReceiptPrinted">A receipt of it is on paper.</param>
public sealed record PastSale(
    SaleClosed Sale,
    DateOnly Day,
    long Sequence,
    EquatableList<int> Returned,
    EquatableList<RateTotal> RefundedTaxes,
    EquatableList<Tender> RefundedTenders,
    long PointsGranted,
    long PointsTakenBack,
    long PointsReturned,
    string? MemberId,
    long MemberPoints,
    bool FormalReceiptIssued,
    bool ReceiptPrinted)
{
    /// <summary>Pieces that have not come back, per line.</summary>
    public EquatableList<int> Remaining =>
        [.. Sale.Lines.Select((line, index) => line.Voided ? 0 : line.Quantity - Returned[index])];
}

/// <summary>A refund that can be printed again.</summary>
/// <param name="RefundId">Its id.</param>
/// <param name="Sequence">Number of its journal entry.</param>
public sealed record PastRefund(string RefundId, long Sequence);
