using System.Text.Json.Serialization;

namespace Appliance.Domain.Staff;

/// <summary>What a person behind the counter is trusted with.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StaffRole>))]
public enum StaffRole
{
    /// <summary>Rings up sales.</summary>
    [JsonStringEnumMemberName("cashier")]
    Cashier,

    /// <summary>May override for one action.</summary>
    [JsonStringEnumMemberName("manager")]
    Manager,

    /// <summary>Owns the shop.</summary>
    [JsonStringEnumMemberName("owner")]
    Owner,
}
