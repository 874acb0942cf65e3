using System.Text.Json.Serialization;

namespace Appliance.Domain.Journal;

/// <summary><c>coupon.issued</c>: a member got a coupon of their own (個人クーポン).</summary>
/// <param name="CouponId">
/// Stable id, never given twice, and the code on paper: 3–40 letters, digits and dashes, a dash among them. Whoever
/// issues to many makes it of the source and the member (<c>CA00012-M000001</c>), so that trying again issues nothing twice.
/// </param>
/// <param name="MemberId">Who got it.</param>
/// <param name="Code">What it takes off: code of a defined coupon.</param>
/// <param name="From">First business day it can be used.</param>
/// <param name="Until">Last business day.</param>
/// <param name="Uses">How often it can be used, 1–99.</param>
/// <param name="Reason">Why.</param>
/// <param name="Source">What exactly: id of the campaign, code of the stamp card or rank; null where there is none.</param>
public sealed record CouponIssued(
    string CouponId,
    string MemberId,
    string Code,
    DateOnly From,
    DateOnly Until,
    int Uses,
    CouponReason Reason,
    string? Source = null) : EntryData;

/// <summary>Why a member got a coupon.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CouponReason>))]
public enum CouponReason
{
    /// <summary>販促; the source is the campaign's id.</summary>
    [JsonStringEnumMemberName("campaign")]
    Campaign,

    /// <summary>スタンプ特典; the source is the stamp card's code.</summary>
    [JsonStringEnumMemberName("stamps")]
    Stamps,

    /// <summary>ランク特典; the source is the rank's code.</summary>
    [JsonStringEnumMemberName("rank")]
    Rank,

    /// <summary>Given by staff (お詫び・サービス).</summary>
    [JsonStringEnumMemberName("staff")]
    Staff,
}

/// <summary>
/// <c>coupon.restored</c>: the sale a coupon was used on came back whole, so it can be used once more. That it was used
/// stands in the sale: the adjustment names the coupon's id.
/// </summary>
/// <param name="CouponId">Which.</param>
/// <param name="MemberId">Whose.</param>
/// <param name="SaleId">The sale it had been used on.</param>
public sealed record CouponRestored(string CouponId, string MemberId, string SaleId) : EntryData;

/// <summary><c>coupon.revoked</c>: a coupon was taken away, for example with the sale that brought it.</summary>
/// <param name="CouponId">Which.</param>
/// <param name="MemberId">Whose.</param>
/// <param name="Reason">In words, at most 40 characters.</param>
public sealed record CouponRevoked(string CouponId, string MemberId, string Reason) : EntryData;
