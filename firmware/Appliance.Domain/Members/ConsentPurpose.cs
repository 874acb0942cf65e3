using System.Text.Json.Serialization;

namespace Appliance.Domain.Members;

/// <summary>What a member agrees to (利用目的).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConsentPurpose>))]
public enum ConsentPurpose
{
    /// <summary>Keeping the roster and serving the member (会員管理).</summary>
    [JsonStringEnumMemberName("membership")]
    Membership,

    /// <summary>News and offers by one channel (ご案内の送付).</summary>
    [JsonStringEnumMemberName("marketing")]
    Marketing,

    /// <summary>Keeping notes on health and allergies (要配慮個人情報).</summary>
    [JsonStringEnumMemberName("health")]
    Health,

    /// <summary>Keeping photos (写真).</summary>
    [JsonStringEnumMemberName("photo")]
    Photo,
}

/// <summary>A way to reach a member.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ContactChannel>))]
public enum ContactChannel
{
    /// <summary>メール.</summary>
    [JsonStringEnumMemberName("email")]
    Email,

    /// <summary>LINE.</summary>
    [JsonStringEnumMemberName("line")]
    Line,

    /// <summary>はがき・封書.</summary>
    [JsonStringEnumMemberName("post")]
    Post,

    /// <summary>電話.</summary>
    [JsonStringEnumMemberName("phone")]
    Phone,

    /// <summary>A coupon on the receipt (レシート).</summary>
    [JsonStringEnumMemberName("receipt")]
    Receipt,
}
