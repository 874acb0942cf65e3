using System.Text.Json.Serialization;
using Appliance.Domain.Money;

namespace Appliance.Domain.Sales;

/// <summary>How a part of a sale was paid.</summary>
/// <param name="Kind">The means of payment.</param>
/// <param name="Amount">What it settles of the total.</param>
/// <param name="Received">What was handed over (お預り), at least <paramref name="Amount"/>.</param>
public sealed record Tender(TenderKind Kind, Yen Amount, Yen Received);

/// <summary>Means of payment (支払方法).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TenderKind>))]
public enum TenderKind
{
    /// <summary>現金.</summary>
    [JsonStringEnumMemberName("cash")]
    Cash,
}
