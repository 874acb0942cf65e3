using System.Text.Json.Serialization;

namespace Appliance.Domain.Staff;

/// <summary>What a person behind the counter is trusted with; a higher one may all that a lower one may.</summary>
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

    /// <summary>Looks after the appliance; sells nothing.</summary>
    [JsonStringEnumMemberName("technician")]
    Technician,
}
