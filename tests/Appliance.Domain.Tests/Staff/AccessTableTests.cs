using Appliance.Domain.Staff;

namespace Appliance.Domain.Tests.Staff;

public sealed class AccessTableTests
{
    [Fact]
    public void Every_access_has_one_row_in_its_place() =>
        Assert.Equal(Enum.GetValues<Access>(), AccessTable.Rules.Select(rule => rule.Access));

    [Fact]
    public void A_higher_role_at_the_counter_has_what_a_lower_one_has()
    {
        Assert.Empty(AccessTable.Of(StaffRole.Cashier).Except(AccessTable.Of(StaffRole.Manager)));
        Assert.Empty(AccessTable.Of(StaffRole.Manager).Except(AccessTable.Of(StaffRole.Owner)));
    }

    [Fact]
    public void The_owner_has_everything_but_what_is_for_machines() => Assert.Equal(
        AccessTable.Rules.Where(rule => !rule.IsForMachinesOnly).Select(rule => rule.Access),
        AccessTable.Of(StaffRole.Owner));

    [Theory]
    [InlineData(Access.TodayRead)]
    [InlineData(Access.SalesRead)]
    [InlineData(Access.MembersRead)]
    [InlineData(Access.KarteRead)]
    [InlineData(Access.BookingsRead)]
    [InlineData(Access.CampaignsRead)]
    [InlineData(Access.ReportsRead)]
    [InlineData(Access.StaffWrite)]
    [InlineData(Access.SettingsWrite)]
    [InlineData(Access.AccountsWrite)]
    public void A_technician_sees_neither_guests_nor_figures_and_gives_nobody_rights(Access access) =>
        Assert.False(AccessTable.Allows(StaffRole.Technician, access));

    [Theory]
    [InlineData(Access.ProductsWrite)]
    [InlineData(Access.CampaignsWrite)]
    [InlineData(Access.MembersDispose)]
    [InlineData(Access.ReportsRead)]
    [InlineData(Access.StaffWrite)]
    [InlineData(Access.SettingsWrite)]
    [InlineData(Access.JournalRead)]
    [InlineData(Access.BackupWrite)]
    [InlineData(Access.AccountsRead)]
    [InlineData(Access.NetworkWrite)]
    public void A_cashier_does_not_change_what_the_shop_is(Access access) =>
        Assert.False(AccessTable.Allows(StaffRole.Cashier, access));

    [Theory]
    [InlineData(Access.ShiftsWrite)]
    [InlineData(Access.DepositsKeep)]
    public void A_manager_plans_shifts_and_decides_on_deposits_and_a_cashier_does_not(Access access)
    {
        Assert.True(AccessTable.Allows(StaffRole.Manager, access));
        Assert.False(AccessTable.Allows(StaffRole.Cashier, access));
        Assert.False(AccessTable.Allows(StaffRole.Manager, Access.SettingsWrite));
    }

    [Fact]
    public void What_is_for_machines_no_role_has() => Assert.DoesNotContain(
        Enum.GetValues<StaffRole>(), role => AccessTable.Allows(role, Access.GateOpen));
}
