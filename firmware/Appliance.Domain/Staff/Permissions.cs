using System.Text.Json.Serialization;

namespace Appliance.Domain.Staff;

/// <summary>What somebody at the register may or may not do.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RegisterAction>))]
public enum RegisterAction
{
    /// <summary>登録・会計.</summary>
    [JsonStringEnumMemberName("sell")]
    Sell,

    /// <summary>取引中止.</summary>
    [JsonStringEnumMemberName("cancel-transaction")]
    CancelTransaction,

    /// <summary>値引・割引・割増.</summary>
    [JsonStringEnumMemberName("adjust")]
    Adjust,

    /// <summary>返品・交換.</summary>
    [JsonStringEnumMemberName("refund")]
    Refund,

    /// <summary>会計取消.</summary>
    [JsonStringEnumMemberName("cancel-sale")]
    CancelSale,

    /// <summary>両替: the drawer without a sale.</summary>
    [JsonStringEnumMemberName("no-sale")]
    NoSale,

    /// <summary>入出金.</summary>
    [JsonStringEnumMemberName("move-cash")]
    MoveCash,

    /// <summary>在高, レジ開け.</summary>
    [JsonStringEnumMemberName("count-cash")]
    CountCash,

    /// <summary>再発行・領収書.</summary>
    [JsonStringEnumMemberName("reprint")]
    Reprint,

    /// <summary>点検.</summary>
    [JsonStringEnumMemberName("read")]
    Read,

    /// <summary>精算.</summary>
    [JsonStringEnumMemberName("close")]
    Close,

    /// <summary>練習モード.</summary>
    [JsonStringEnumMemberName("train")]
    Train,
}

/// <summary>The lowest role that may do something.</summary>
/// <param name="Action">What.</param>
/// <param name="From">This role and the ones above it; technicians sell nothing.</param>
public sealed record Permission(RegisterAction Action, StaffRole From);

/// <summary>The table of permissions (権限).</summary>
public static class Permissions
{
    /// <summary>What holds until the owner changes it.</summary>
    public static EquatableList<Permission> Default { get; } =
    [
        new(RegisterAction.Sell, StaffRole.Cashier),
        new(RegisterAction.CancelTransaction, StaffRole.Cashier),
        new(RegisterAction.Adjust, StaffRole.Cashier),
        new(RegisterAction.Refund, StaffRole.Manager),
        new(RegisterAction.CancelSale, StaffRole.Manager),
        new(RegisterAction.NoSale, StaffRole.Cashier),
        new(RegisterAction.MoveCash, StaffRole.Cashier),
        new(RegisterAction.CountCash, StaffRole.Cashier),
        new(RegisterAction.Reprint, StaffRole.Cashier),
        new(RegisterAction.Read, StaffRole.Cashier),
        new(RegisterAction.Close, StaffRole.Manager),
        new(RegisterAction.Train, StaffRole.Manager),
    ];

    /// <summary>Whether a role may do something; an action that is not in the table is the owner's.</summary>
    public static bool Allow(this EquatableList<Permission> table, StaffRole role, RegisterAction action)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (role == StaffRole.Technician) return action is RegisterAction.Train or RegisterAction.Read;
        return role >= (table.FirstOrDefault(it => it.Action == action)?.From ?? StaffRole.Owner);
    }
}
