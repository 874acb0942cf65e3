using System.Text.Json.Serialization;
using Appliance.Domain.Money;

namespace Appliance.Domain.Drawers;

/// <summary>How far a coin or bill acceptor has been heard; after a power cut its count goes on from here.</summary>
/// <param name="SerialNumber">The device's.</param>
/// <param name="EventCounter">Its counter at the last event that was recorded, 0–255.</param>
/// <param name="DepositOpen">Whether it may have let money in since.</param>
/// <param name="BillInEscrow">The bill in escrow, or null.</param>
/// <param name="BillOnItsWay">Whether that bill was, or is about to be, sent to the stacker.</param>
public sealed record AcceptorMark(
    long SerialNumber,
    int EventCounter,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool DepositOpen = false,
    Yen? BillInEscrow = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool BillOnItsWay = false);

/// <summary>The last mark of one acceptor.</summary>
/// <param name="Device">Its role.</param>
/// <param name="Mark">The mark.</param>
public sealed record MarkedAcceptor(string Device, AcceptorMark Mark);

/// <summary>Where a count may be short of what is in the box. Somebody has to look.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Events">How many events nobody heard, or the coin position or bill type; 0 where not known.</param>
/// <param name="Bill">The bill in doubt, or null.</param>
public sealed record CashDoubt(
    CashDoubtReason Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Events = 0,
    Yen? Bill = null);

/// <summary>Why a count may be short.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CashDoubtReason>))]
public enum CashDoubtReason
{
    /// <summary>More happened than the device remembers.</summary>
    [JsonStringEnumMemberName("events-missed")]
    EventsMissed,

    /// <summary>It lost its memory while it took money.</summary>
    [JsonStringEnumMemberName("device-reset")]
    DeviceReset,

    /// <summary>Another device is there.</summary>
    [JsonStringEnumMemberName("device-replaced")]
    DeviceReplaced,

    /// <summary>What became of a bill on its way is not known.</summary>
    [JsonStringEnumMemberName("bill-in-doubt")]
    BillInDoubt,

    /// <summary>Money came in that has no name.</summary>
    [JsonStringEnumMemberName("unidentified")]
    Unidentified,
}
