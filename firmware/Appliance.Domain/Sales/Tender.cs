using System.Text.Json.Serialization;
using Appliance.Domain.Money;

namespace Appliance.Domain.Sales;

/// <summary>How a part of a sale was paid.</summary>
/// <param name="Kind">The means of payment.</param>
/// <param name="Amount">What it settles of the total.</param>
/// <param name="Received">What was handed over (お預り), at least <paramref name="Amount"/>.</param>
/// <param name="Slip">
/// Number of a stand-alone terminal's slip (伝票番号), 1–7 digits; of prepaid the gift card's number where it was on one;
/// or null.
/// </param>
public sealed record Tender(TenderKind Kind, Yen Amount, Yen Received, string? Slip = null)
{
    /// <summary>The gift card it was paid with, or null.</summary>
    [JsonIgnore]
    public string? GiftCardId => Kind == TenderKind.Prepaid ? Slip : null;
}

/// <summary>Means of payment (支払方法).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TenderKind>))]
public enum TenderKind
{
    /// <summary>現金.</summary>
    [JsonStringEnumMemberName("cash")]
    Cash,

    /// <summary>クレジットカード, by a stand-alone terminal.</summary>
    [JsonStringEnumMemberName("credit")]
    Credit,

    /// <summary>電子マネー, by a stand-alone terminal.</summary>
    [JsonStringEnumMemberName("e-money")]
    ElectronicMoney,

    /// <summary>コード決済, by a stand-alone terminal.</summary>
    [JsonStringEnumMemberName("qr")]
    QrCode,

    /// <summary>商品券: no change is given on it.</summary>
    [JsonStringEnumMemberName("voucher")]
    GiftVoucher,

    /// <summary>ポイント as a means of payment: the taxable amount stays as it is.</summary>
    [JsonStringEnumMemberName("points")]
    Points,

    /// <summary>プリペイド: what the member paid before.</summary>
    [JsonStringEnumMemberName("prepaid")]
    Prepaid,

    /// <summary>掛売: paid later by the member.</summary>
    [JsonStringEnumMemberName("account")]
    OnAccount,

    /// <summary>交換充当: a return settled by a new sale, and the other way round.</summary>
    [JsonStringEnumMemberName("exchange")]
    Exchange,
}

/// <summary>What means of payment have in common.</summary>
public static class TenderKinds
{
    /// <summary>Whether a stand-alone terminal does it, whose own list is held against ours at the closing.</summary>
    public static bool IsByTerminal(this TenderKind kind) =>
        kind is TenderKind.Credit or TenderKind.ElectronicMoney or TenderKind.QrCode;
}
