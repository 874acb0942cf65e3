namespace Appliance.Domain.Staff;

/// <summary>Who has one access.</summary>
/// <param name="Access">Which.</param>
/// <param name="From">The lowest role at the counter that has it, and the ones above; null: none of them.</param>
/// <param name="Technician">Whether technicians have it, who stand beside that ladder.</param>
public sealed record AccessRule(Access Access, StaffRole? From, bool Technician = false)
{
    /// <summary>For other systems: a token may carry it, no person has it.</summary>
    public bool IsForMachinesOnly => From is null && !Technician;
}

/// <summary>
/// The one table of who may do what over the network. It is fixed: what is dangerous here does not become less so by
/// a click. What a role may do at the register is the owner's own table (<see cref="Permissions"/>).
/// </summary>
public static class AccessTable
{
    /// <summary>A row for every <see cref="Access"/>, in its order.</summary>
    public static EquatableList<AccessRule> Rules { get; } =
    [
        new(Access.TodayRead, StaffRole.Cashier),
        new(Access.LiveRead, StaffRole.Cashier, Technician: true),
        new(Access.RegisterRead, StaffRole.Cashier),
        new(Access.RegisterWrite, StaffRole.Cashier),
        new(Access.SalesRead, StaffRole.Cashier),
        new(Access.SalesWrite, StaffRole.Cashier),
        new(Access.MembersRead, StaffRole.Cashier),
        new(Access.MembersWrite, StaffRole.Cashier),
        new(Access.MembersDispose, StaffRole.Manager),
        new(Access.KarteRead, StaffRole.Cashier),
        new(Access.KarteWrite, StaffRole.Cashier),
        new(Access.BookingsRead, StaffRole.Cashier),
        new(Access.BookingsWrite, StaffRole.Cashier),
        new(Access.DepositsKeep, StaffRole.Manager),
        new(Access.ShiftsWrite, StaffRole.Manager),
        new(Access.CampaignsRead, StaffRole.Manager),
        new(Access.CampaignsWrite, StaffRole.Manager),
        new(Access.ProductsRead, StaffRole.Cashier),
        new(Access.ProductsWrite, StaffRole.Manager),
        new(Access.StockWrite, StaffRole.Cashier),
        new(Access.ReportsRead, StaffRole.Manager),
        new(Access.LoyaltyRead, StaffRole.Cashier),
        new(Access.LoyaltyWrite, StaffRole.Owner),
        new(Access.StaffRead, StaffRole.Cashier),
        new(Access.StaffWrite, StaffRole.Owner),
        new(Access.SettingsRead, StaffRole.Cashier, Technician: true),
        new(Access.SettingsWrite, StaffRole.Owner),
        new(Access.DevicesRead, StaffRole.Cashier, Technician: true),
        new(Access.DevicesWrite, StaffRole.Owner, Technician: true),
        new(Access.CounterRead, StaffRole.Cashier, Technician: true),
        new(Access.CounterWork, StaffRole.Cashier, Technician: true),
        new(Access.JournalRead, StaffRole.Owner, Technician: true),
        new(Access.BackupRead, StaffRole.Owner, Technician: true),
        new(Access.BackupWrite, StaffRole.Owner, Technician: true),
        new(Access.AccountsRead, StaffRole.Owner),
        new(Access.AccountsWrite, StaffRole.Owner),
        new(Access.NetworkRead, StaffRole.Owner, Technician: true),
        new(Access.NetworkWrite, StaffRole.Owner, Technician: true),
        new(Access.OwnAccount, StaffRole.Cashier, Technician: true),
        new(Access.GateOpen, From: null),
    ];

    /// <summary>Whether a role has an access.</summary>
    public static bool Allows(StaffRole role, Access access)
    {
        var rule = Rules[(int)access];
        return role == StaffRole.Technician ? rule.Technician : rule.From is { } from && role >= from;
    }

    /// <summary>Everything a role has, in order.</summary>
    public static IEnumerable<Access> Of(StaffRole role) =>
        Rules.Select(rule => rule.Access).Where(access => Allows(role, access));
}
