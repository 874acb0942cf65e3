using System.Text.Json.Serialization;

namespace Appliance.Domain.Marketing;

/// <summary>Whom of its audience a one-off campaign picks, by what they bought.</summary>
/// <param name="Kind">By what.</param>
/// <param name="Members">At most so many, the best first; 1–<see cref="CampaignLimits.Picked"/>.</param>
/// <param name="Product">Code of the product; null for <see cref="PickKind.TopSpenders"/>.</param>
public sealed record AudiencePick(
    PickKind Kind,
    int Members,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Product = null);

/// <summary>By what members are picked.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PickKind>))]
public enum PickKind
{
    /// <summary>
    /// Who is likely to buy a product they have not bought: of its department, or of what is bought together with it, on the
    /// most days of the last year (新商品のご案内).
    /// </summary>
    [JsonStringEnumMemberName("likely-buyers")]
    LikelyBuyers,

    /// <summary>Who bought a product, the latest first (再入荷のお知らせ).</summary>
    [JsonStringEnumMemberName("buyers")]
    Buyers,

    /// <summary>Who spent the most in all (お得意様).</summary>
    [JsonStringEnumMemberName("top-spenders")]
    TopSpenders,
}
