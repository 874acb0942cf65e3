using Appliance.Domain;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;

namespace Appliance.Storage.Projections;

/// <summary>A closed sale.</summary>
/// <param name="Id">Its id, for example <c>20261121-000001</c>.</param>
/// <param name="Number">Receipt number.</param>
/// <param name="Sequence">Number of its journal entry.</param>
/// <param name="At">When it was closed.</param>
/// <param name="Day">Business day.</param>
/// <param name="StartedAt">When its first line was registered.</param>
/// <param name="StaffId">Who was signed in, or null.</param>
/// <param name="Lines">All lines, voided ones included.</param>
/// <param name="Total">Tax included.</param>
/// <param name="Taxes">Per rate, highest rate first.</param>
/// <param name="Tenders">How it was paid.</param>
/// <param name="Change">Cash given back.</param>
/// <param name="MemberId">Whose card was tapped, or null.</param>
/// <param name="PointsGranted">Points it gave.</param>
/// <param name="PointsBalance">The member's points after it.</param>
/// <param name="ReceiptPrinted">Whether the printer has confirmed a receipt of it.</param>
public sealed record SaleDocument(
    string Id,
    long Number,
    long Sequence,
    DateTimeOffset At,
    DateOnly Day,
    DateTimeOffset StartedAt,
    string? StaffId,
    EquatableList<SaleLine> Lines,
    Yen Total,
    EquatableList<RateTotal> Taxes,
    EquatableList<Tender> Tenders,
    Yen Change,
    string? MemberId,
    long PointsGranted,
    long PointsBalance,
    bool ReceiptPrinted);
