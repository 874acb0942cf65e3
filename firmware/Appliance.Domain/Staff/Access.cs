using System.Text.Json.Serialization;

namespace Appliance.Domain.Staff;

/// <summary>
/// What one may do over the network: an area, and whether it is looked at or changed. Every endpoint names one; tokens
/// carry some of them as scopes, people have those of their role (<see cref="AccessTable"/>). The names on the wire are
/// in the journal: they are never changed.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<Access>))]
public enum Access
{
    /// <summary>The dashboard (きょう).</summary>
    [JsonStringEnumMemberName("today.read")]
    TodayRead,

    /// <summary>Live changes while a page is open; what each tells is asked for by its own area.</summary>
    [JsonStringEnumMemberName("live.read")]
    LiveRead,

    /// <summary>The drawer session, open and held sales, closings (レジ, 精算).</summary>
    [JsonStringEnumMemberName("register.read")]
    RegisterRead,

    /// <summary>Acts on the drawer session from the console.</summary>
    [JsonStringEnumMemberName("register.write")]
    RegisterWrite,

    /// <summary>Sales and refunds (売上).</summary>
    [JsonStringEnumMemberName("sales.read")]
    SalesRead,

    /// <summary>Prints a receipt again, issues a 領収書.</summary>
    [JsonStringEnumMemberName("sales.write")]
    SalesWrite,

    /// <summary>Members with their figures (会員).</summary>
    [JsonStringEnumMemberName("members.read")]
    MembersRead,

    /// <summary>Registers and corrects members.</summary>
    [JsonStringEnumMemberName("members.write")]
    MembersWrite,

    /// <summary>Takes members' data out or away: disclosure, export, erasure (開示・消去).</summary>
    [JsonStringEnumMemberName("members.dispose")]
    MembersDispose,

    /// <summary>A member's karte; each look is journaled (カルテ).</summary>
    [JsonStringEnumMemberName("karte.read")]
    KarteRead,

    /// <summary>Writes in a karte.</summary>
    [JsonStringEnumMemberName("karte.write")]
    KarteWrite,

    /// <summary>The calendar (予約).</summary>
    [JsonStringEnumMemberName("bookings.read")]
    BookingsRead,

    /// <summary>Makes, moves and cancels bookings.</summary>
    [JsonStringEnumMemberName("bookings.write")]
    BookingsWrite,

    /// <summary>Keeps the deposit of a guest who did not come, and gives it back (キャンセル料).</summary>
    [JsonStringEnumMemberName("deposits.keep")]
    DepositsKeep,

    /// <summary>When staff work (シフト).</summary>
    [JsonStringEnumMemberName("shifts.write")]
    ShiftsWrite,

    /// <summary>Campaigns, segments and their effect (販促).</summary>
    [JsonStringEnumMemberName("campaigns.read")]
    CampaignsRead,

    /// <summary>Plans and sends campaigns.</summary>
    [JsonStringEnumMemberName("campaigns.write")]
    CampaignsWrite,

    /// <summary>Products, departments, coupons, stock (商品).</summary>
    [JsonStringEnumMemberName("products.read")]
    ProductsRead,

    /// <summary>Changes products, departments and coupons.</summary>
    [JsonStringEnumMemberName("products.write")]
    ProductsWrite,

    /// <summary>Pieces that came, went or were counted (入荷, 棚卸).</summary>
    [JsonStringEnumMemberName("stock.write")]
    StockWrite,

    /// <summary>Reports and exports for bookkeeping (レポート).</summary>
    [JsonStringEnumMemberName("reports.read")]
    ReportsRead,

    /// <summary>Rules of points and ranks (ポイント・ランク).</summary>
    [JsonStringEnumMemberName("loyalty.read")]
    LoyaltyRead,

    /// <summary>Changes the rules of points and ranks.</summary>
    [JsonStringEnumMemberName("loyalty.write")]
    LoyaltyWrite,

    /// <summary>People behind the counter and what they may do (担当者).</summary>
    [JsonStringEnumMemberName("staff.read")]
    StaffRead,

    /// <summary>Registers staff, sets PINs and permissions.</summary>
    [JsonStringEnumMemberName("staff.write")]
    StaffWrite,

    /// <summary>The shop's profile and settings (設定).</summary>
    [JsonStringEnumMemberName("settings.read")]
    SettingsRead,

    /// <summary>Changes the shop's profile and settings.</summary>
    [JsonStringEnumMemberName("settings.write")]
    SettingsWrite,

    /// <summary>Devices, their state and the key block (機器).</summary>
    [JsonStringEnumMemberName("devices.read")]
    DevicesRead,

    /// <summary>Assigns and tests devices.</summary>
    [JsonStringEnumMemberName("devices.write")]
    DevicesWrite,

    /// <summary>The appliance as it stands on the counter: displays, paper, drawer (本体).</summary>
    [JsonStringEnumMemberName("counter.read")]
    CounterRead,

    /// <summary>
    /// Presses keys, taps cards and scans on the virtual counter: being at the counter, where the register's own
    /// permissions and PINs hold.
    /// </summary>
    [JsonStringEnumMemberName("counter.work")]
    CounterWork,

    /// <summary>The journal: search, verify, prove (ジャーナル).</summary>
    [JsonStringEnumMemberName("journal.read")]
    JournalRead,

    /// <summary>Backups there are, and how old (バックアップ).</summary>
    [JsonStringEnumMemberName("backup.read")]
    BackupRead,

    /// <summary>Makes backups, restores, drills, updates the program.</summary>
    [JsonStringEnumMemberName("backup.write")]
    BackupWrite,

    /// <summary>Accounts, sessions and tokens of everybody (アカウント).</summary>
    [JsonStringEnumMemberName("accounts.read")]
    AccountsRead,

    /// <summary>Gives and takes accounts, ends sessions, makes tokens.</summary>
    [JsonStringEnumMemberName("accounts.write")]
    AccountsWrite,

    /// <summary>How the console is reached: addresses, certificate (ネットワーク).</summary>
    [JsonStringEnumMemberName("network.read")]
    NetworkRead,

    /// <summary>Opens the console to the shop's network, and closes it.</summary>
    [JsonStringEnumMemberName("network.write")]
    NetworkWrite,

    /// <summary>One's own account: password, sessions, signing out.</summary>
    [JsonStringEnumMemberName("own.account")]
    OwnAccount,

    /// <summary>Opens the gate. For other systems only: no role has it.</summary>
    [JsonStringEnumMemberName("gate.open")]
    GateOpen,
}
