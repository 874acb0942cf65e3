using System.Text.Json.Serialization;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Domain.Sales;

namespace Appliance.Domain.Journal;

/// <summary><c>sale.closed</c>: a sale was paid (会計). Signed.</summary>
/// <param name="SaleId">Stable id: business day and number, for example <c>20261121-000001</c>.</param>
/// <param name="Number">Receipt number of this device, 1, 2, 3 … without gaps, never reset; shared with refunds.</param>
/// <param name="StartedAt">When its first line was registered.</param>
/// <param name="Lines">All lines in the order keyed, voided ones included.</param>
/// <param name="Total">What was paid, tax included.</param>
/// <param name="Taxes">Per rate, highest rate first.</param>
/// <param name="Tenders">How it was paid, in order; their amounts come to the total.</param>
/// <param name="Change">Cash given back (お釣り).</param>
/// <param name="MemberId">The member whose card was tapped, or null.</param>
/// <param name="PointsGranted">Points this sale gave.</param>
/// <param name="PointsBalance">The member's points after it; 0 without a member.</param>
/// <param name="Adjustments">Given on the whole sale, or null; divided over the lines as their shares.</param>
/// <param name="PointsUsed">Points used, as tender or as discount.</param>
/// <param name="ReceiptOff">No receipt was wanted.</param>
/// <param name="PointParts">Why it gave that many points, or null without any; they come to the points granted.</param>
/// <param name="Stamps">Stamps it gave, or null.</param>
/// <param name="Tidings">What else it brought the member, as told on the receipt (rank, coupons, birthday), or null.</param>
public sealed record SaleClosed(
    string SaleId,
    long Number,
    DateTimeOffset StartedAt,
    EquatableList<SaleLine> Lines,
    Yen Total,
    EquatableList<RateTotal> Taxes,
    EquatableList<Tender> Tenders,
    Yen Change,
    string? MemberId,
    long PointsGranted,
    long PointsBalance,
    EquatableList<Adjustment>? Adjustments = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long PointsUsed = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool ReceiptOff = false,
    EquatableList<PointPart>? PointParts = null,
    EquatableList<StampGrant>? Stamps = null,
    EquatableList<string>? Tidings = null) : EntryData;

/// <summary><c>sale.cancelled</c>: a sale was given up before payment (取引中止); its lines stay as a trace.</summary>
/// <param name="StartedAt">When its first line was registered.</param>
/// <param name="Lines">In the order keyed.</param>
/// <param name="MemberId">Whose card was tapped, or null.</param>
/// <param name="Tenders">What had been paid and was given back, or null.</param>
public sealed record SaleCancelled(
    DateTimeOffset StartedAt,
    EquatableList<SaleLine> Lines,
    string? MemberId,
    EquatableList<Tender>? Tenders = null) : EntryData;

/// <summary><c>sale.held</c>: a sale was put aside (保留).</summary>
/// <param name="HoldNumber">1–99, of the ones put aside now.</param>
/// <param name="Sale">As it stood.</param>
public sealed record SaleHeld(int HoldNumber, OpenSale Sale) : EntryData;

/// <summary><c>sale.recalled</c>: a sale that was put aside goes on (呼出).</summary>
/// <param name="HoldNumber">Its number.</param>
public sealed record SaleRecalled(int HoldNumber) : EntryData;

/// <summary><c>sale.tendered</c>: a part was paid; with the power gone the sale goes on from here.</summary>
/// <param name="Sale">As it stands, with its tenders so far.</param>
public sealed record SaleTendered(OpenSale Sale) : EntryData;

/// <summary><c>sale.refunded</c>: goods came back or a sale was cancelled after payment: an opposite transaction. Signed.</summary>
/// <param name="RefundId">Stable id: business day and number.</param>
/// <param name="Number">Receipt number, in the same row as sales.</param>
/// <param name="Kind">Return or cancel.</param>
/// <param name="OriginalSaleId">The sale it takes back from.</param>
/// <param name="OriginalNumber">Its receipt number.</param>
/// <param name="OriginalDay">Its business day.</param>
/// <param name="Lines">What came back, at the prices and rates of the original.</param>
/// <param name="Total">What was given back, tax included; ¥0 or more.</param>
/// <param name="Taxes">Per rate, highest rate first.</param>
/// <param name="Tenders">How it was given back; their amounts come to the total.</param>
/// <param name="MemberId">The member of the original, or null.</param>
/// <param name="PointsTakenBack">Granted points that were taken back.</param>
/// <param name="PointsReturned">Used points that were given back.</param>
/// <param name="PointsBalance">The member's points after it; 0 without a member.</param>
public sealed record SaleRefunded(
    string RefundId,
    long Number,
    RefundKind Kind,
    string OriginalSaleId,
    long OriginalNumber,
    DateOnly OriginalDay,
    EquatableList<RefundedLine> Lines,
    Yen Total,
    EquatableList<RateTotal> Taxes,
    EquatableList<Tender> Tenders,
    string? MemberId,
    long PointsTakenBack,
    long PointsReturned,
    long PointsBalance) : EntryData;

/// <summary>Why a sale was taken back.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RefundKind>))]
public enum RefundKind
{
    /// <summary>返品.</summary>
    [JsonStringEnumMemberName("return")]
    Return,

    /// <summary>会計取消, on the same business day.</summary>
    [JsonStringEnumMemberName("cancel")]
    Cancel,
}

/// <summary>A line that came back.</summary>
/// <param name="Index">Its place in the original, from 0.</param>
/// <param name="Line">With the pieces that came back, and its share of everything given.</param>
public sealed record RefundedLine(int Index, SaleLine Line);

/// <summary><c>points.added</c>: a card was tapped soon after the sale.</summary>
/// <param name="SaleId">The sale.</param>
/// <param name="MemberId">Whose card.</param>
/// <param name="Points">Points it gives.</param>
/// <param name="Balance">The member's points after it.</param>
/// <param name="Parts">Why that many, or null without any.</param>
public sealed record PointsAdded(
    string SaleId, string MemberId, long Points, long Balance, EquatableList<PointPart>? Parts = null) : EntryData;

/// <summary><c>prepaid.topped-up</c>: a member paid in advance (チャージ); no sale, no tax.</summary>
/// <param name="MemberId">Who.</param>
/// <param name="Amount">How much.</param>
/// <param name="Tender">How it was paid.</param>
/// <param name="Change">Cash given back.</param>
/// <param name="Balance">Prepaid balance after it.</param>
/// <param name="ExpiresOn">Last business day it can be used (資金決済法: within six months).</param>
public sealed record PrepaidToppedUp(
    string MemberId, Yen Amount, Tender Tender, Yen Change, Yen Balance, DateOnly ExpiresOn) : EntryData;

/// <summary><c>prepaid.expired</c>: what a member had not used in time is gone (失効).</summary>
/// <param name="MemberId">Whose.</param>
/// <param name="Amount">How much, above ¥0.</param>
/// <param name="LastDay">Last business day any of it could be used.</param>
public sealed record PrepaidExpired(string MemberId, Yen Amount, DateOnly LastDay) : EntryData;

/// <summary><c>account.paid</c>: a member paid for earlier sales on account (掛入金).</summary>
/// <param name="MemberId">Who.</param>
/// <param name="Amount">How much.</param>
/// <param name="Tender">How it was paid.</param>
/// <param name="Change">Cash given back.</param>
/// <param name="Owed">What is still owed.</param>
public sealed record AccountPaid(string MemberId, Yen Amount, Tender Tender, Yen Change, Yen Owed) : EntryData;

/// <summary><c>receipt.reissued</c>: a receipt was asked for again.</summary>
/// <param name="SaleId">The sale or refund.</param>
/// <param name="Sequence">Number of its journal entry.</param>
/// <param name="First">None was printed before (receipt off): not marked 再発行.</param>
public sealed record ReceiptReissued(
    string SaleId,
    long Sequence,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool First = false) : EntryData;

/// <summary><c>formal-receipt.issued</c>: a 領収書 with addressee for a sale.</summary>
/// <param name="SaleId">The sale.</param>
/// <param name="Sequence">Number of its journal entry.</param>
/// <param name="Addressee">宛名 with 様 or 御中, or null for a line to write on.</param>
/// <param name="Proviso">但し書き, or null for お品代として.</param>
/// <param name="Reissue">One was issued before: marked 再発行.</param>
public sealed record FormalReceiptIssued(
    string SaleId,
    long Sequence,
    string? Addressee,
    string? Proviso,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Reissue = false) : EntryData;
