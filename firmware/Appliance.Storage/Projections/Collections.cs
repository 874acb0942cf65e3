using System.Text.Json.Serialization;
using Appliance.Domain.Catalog;
using Appliance.Domain.Drawers;
using Appliance.Domain.Journal;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Members;
using Appliance.Domain.Sales;
using Appliance.Domain.Staff;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections.Bookings;
using Appliance.Storage.Projections.Campaigns;
using Appliance.Storage.Projections.GiftCards;
using Appliance.Storage.Projections.Karte;
using Appliance.Storage.Projections.Loyalty;

namespace Appliance.Storage.Projections;

/// <summary>Every collection of the projections with its indexes, and the keys they are ranged over by.</summary>
public static class Collections
{
    /// <summary>Id of the shop's and the counters' only document.</summary>
    public const string TheOnly = "1";

    /// <summary>Behind every key of ASCII characters.</summary>
    public const string End = "\uFFFF";

    private static StoreJson Json => StoreJson.Default;

    /// <summary>Sales by business day (<see cref="DayKey"/>), then by number: the order in which they were closed.</summary>
    public static DocumentIndex<SaleDocument> SalesByDay { get; } = new("day", DayAndNumber);

    /// <summary>Sales of a member by business day and number: <see cref="MemberFrom"/> to <see cref="MemberTo"/>.</summary>
    public static DocumentIndex<SaleDocument> SalesByMember { get; } =
        new("member", sale => sale.MemberId is null ? null : MemberFrom(sale.MemberId) + DayAndNumber(sale));

    /// <summary>Refunds by business day and number, as sales.</summary>
    public static DocumentIndex<RefundDocument> RefundsByDay { get; } =
        new("day", refund => $"{DayKey(refund.Day)}-{NumberKey(refund.Refund.Number)}");

    /// <summary>Closings of the drawer by number.</summary>
    public static DocumentIndex<ClosingDocument> ClosingsByNumber { get; } =
        new("number", closing => NumberKey(closing.Closing.Session.Number));

    /// <summary>Papers the printer has not confirmed, in the order of their entries.</summary>
    public static DocumentIndex<PaperDocument> PapersBySequence { get; } = new("sequence", paper => NumberKey(paper.Sequence));

    /// <summary>Payments by terminal in the order of their entries, from <see cref="NumberKey"/> of the first.</summary>
    public static DocumentIndex<SlipDocument> SlipsBySequence { get; } = new("sequence", slip => slip.Id);

    /// <summary>Members by the reading of their name, folded (<see cref="SearchText"/>); those without one come last.</summary>
    public static DocumentIndex<MemberDocument> MembersByKana { get; } = new("kana", member => Listed(member, KanaKey(member)));

    /// <summary>Members by number.</summary>
    public static DocumentIndex<MemberDocument> MembersByNumber { get; } = new("number", member => Listed(member, ""));

    /// <summary>Members by the day of their last visit; those who never came are first.</summary>
    public static DocumentIndex<MemberDocument> MembersByVisit { get; } =
        new("visited", member => Listed(member, member.LastVisit is { } day ? DayKey(day) : "-"));

    /// <summary>Members by what they spent.</summary>
    public static DocumentIndex<MemberDocument> MembersBySpent { get; } =
        new("spent", member => Listed(member, NumberKey(Math.Max(0, member.TotalSpent.Amount))));

    /// <summary>Members by the number of their visits.</summary>
    public static DocumentIndex<MemberDocument> MembersByVisits { get; } =
        new("visits", member => Listed(member, NumberKey(member.Visits)));

    /// <summary>Members by the points they hold; who owes points is among those with none.</summary>
    public static DocumentIndex<MemberDocument> MembersByPoints { get; } =
        new("points", member => Listed(member, NumberKey(Math.Max(0, member.Points))));

    /// <summary>Members of a household: from <see cref="MemberFrom"/> to <see cref="MemberTo"/> of its id.</summary>
    public static DocumentIndex<MemberDocument> MembersByHousehold { get; } =
        new("household", member => member.HouseholdId is null || !member.IsListed ? null : MemberFrom(member.HouseholdId) + member.Id);

    /// <summary>Every member, erased and joined ones too, by the entry that last changed what they are found by.</summary>
    public static DocumentIndex<MemberDocument> MembersByChange { get; } =
        new("changed", member => NumberKey(member.ChangedSequence));

    /// <summary>Members that were erased.</summary>
    public static DocumentIndex<MemberDocument> MembersErased { get; } = new("erased", member => member.IsErased ? member.Id : null);

    /// <summary>Members by the key of the request that registered them.</summary>
    public static DocumentIndex<MemberDocument> MembersByRequest { get; } = new("request", member => member.RequestKey);

    /// <summary>Members with prepaid by the day the first of it expires (<see cref="PrepaidKey"/>).</summary>
    public static DocumentIndex<MemberDocument> MembersByPrepaid { get; } = new(
        "prepaid", member => member is { MergedInto: null, Prepaid: { Count: > 0 } lots } ? PrepaidKey(lots.Min(lot => lot.ExpiresOn), member.Id) : null);

    /// <summary>Products by JAN.</summary>
    public static DocumentIndex<ProductDocument> ProductsByJan { get; } = new("jan", product => product.Product.Jan);

    /// <summary>Products by the shop's own code.</summary>
    public static DocumentIndex<ProductDocument> ProductsByCode { get; } = new("code", product => product.Product.Code);

    /// <summary>Departments by number, one digit.</summary>
    public static DocumentIndex<DepartmentDocument> DepartmentsByNumber { get; } =
        new("number", department => $"{department.Department.Number}");

    /// <summary>Tokens by what names them.</summary>
    public static DocumentIndex<AccessTokenDocument> TokensById { get; } = new("id", token => token.TokenId);

    /// <summary>Accounts by the id of their person.</summary>
    public static DocumentIndex<AccountDocument> AccountsByStaff { get; } = new("staff", account => account.StaffId);

    /// <summary>Accounts by login.</summary>
    public static DocumentIndex<AccountDocument> AccountsByLogin { get; } = new("login", account => account.Login);

    /// <summary>Staff by id.</summary>
    public static DocumentIndex<StaffDocument> StaffById { get; } = new("id", staff => staff.Id);

    /// <summary>Days by date, <c>yyyy-MM-dd</c>.</summary>
    public static DocumentIndex<DayTotalsDocument> DaysByDate { get; } = new("date", day => DayKey(day.Day));

    /// <summary>Closed sales by <see cref="NumberKey"/> of their receipt number.</summary>
    public static DocumentCollection<SaleDocument> Sales { get; } =
        new("sales", Json.SaleDocument, sale => NumberKey(sale.Number), SalesByDay, SalesByMember);

    /// <summary>Refunds by receipt number.</summary>
    public static DocumentCollection<RefundDocument> Refunds { get; } =
        new("refunds", Json.RefundDocument, refund => NumberKey(refund.Refund.Number), RefundsByDay);

    /// <summary>Closings of the drawer by number.</summary>
    public static DocumentCollection<ClosingDocument> Closings { get; } =
        new("closings", Json.ClosingDocument, closing => NumberKey(closing.Closing.Session.Number), ClosingsByNumber);

    /// <summary>Papers the printer has not confirmed, by their id.</summary>
    public static DocumentCollection<PaperDocument> PapersWaiting { get; } =
        new("papers", Json.PaperDocument, paper => paper.Id, PapersBySequence);

    /// <summary>Payments by terminal.</summary>
    public static DocumentCollection<SlipDocument> Slips { get; } =
        new("slips", Json.SlipDocument, slip => slip.Id, SlipsBySequence);

    /// <summary>Cards of staff by their keyed hash.</summary>
    public static DocumentCollection<StaffCardDocument> StaffCards { get; } =
        new("staffcards", Json.StaffCardDocument, card => card.Hash);

    /// <summary>Parts of an import by their number, four digits.</summary>
    public static DocumentIndex<StagedProductsDocument> StagedByPart { get; } = new("part", part => PartKey(part.Staged.Part));

    /// <summary>Parts of an import that are not in force yet, by their number.</summary>
    public static DocumentCollection<StagedProductsDocument> StagedProducts { get; } =
        new("staged", Json.StagedProductsDocument, part => PartKey(part.Staged.Part), StagedByPart);

    /// <summary>Which key sits where, under <see cref="TheOnly"/>; none as long as nobody arranged them.</summary>
    public static DocumentCollection<KeysDocument> Keys { get; } = new("keys", Json.KeysDocument, _ => TheOnly);

    /// <summary>Coupons by their code.</summary>
    public static DocumentIndex<CouponDocument> CouponsByCode { get; } = new("code", coupon => coupon.Coupon.Code);

    /// <summary>Coupons by their code.</summary>
    public static DocumentCollection<CouponDocument> Coupons { get; } =
        new("coupons", Json.CouponDocument, coupon => coupon.Coupon.Code, CouponsByCode);

    /// <summary>Who may do what, under <see cref="TheOnly"/>.</summary>
    public static DocumentCollection<PermissionsDocument> Permissions { get; } =
        new("permissions", Json.PermissionsDocument, _ => TheOnly);

    /// <summary>Members by their id.</summary>
    public static DocumentCollection<MemberDocument> Members { get; } =
        new("members", Json.MemberDocument, member => member.Id, MembersByKana, MembersByRequest, MembersByPrepaid, MembersByNumber, MembersByVisit,
            MembersBySpent, MembersByVisits, MembersByPoints, MembersByHousehold, MembersByChange, MembersErased);

    /// <summary>Cards by their keyed hash.</summary>
    public static DocumentCollection<CardDocument> Cards { get; } = new("cards", Json.CardDocument, card => card.Hash);

    /// <summary>Totals of days by <see cref="DayKey"/>.</summary>
    public static DocumentCollection<DayTotalsDocument> Days { get; } =
        new("days", Json.DayTotalsDocument, day => DayKey(day.Day), DaysByDate);

    /// <summary>Departments by their number.</summary>
    public static DocumentCollection<DepartmentDocument> Departments { get; } =
        new("departments", Json.DepartmentDocument, department => $"{department.Department.Number}", DepartmentsByNumber);

    /// <summary>Products by the shop's own code.</summary>
    public static DocumentCollection<ProductDocument> Products { get; } =
        new("products", Json.ProductDocument, product => product.Product.Code, ProductsByCode, ProductsByJan);

    /// <summary>Staff by id.</summary>
    public static DocumentCollection<StaffDocument> Staff { get; } =
        new("staff", Json.StaffDocument, staff => staff.Id, StaffById);

    /// <summary>The shop, under <see cref="TheOnly"/>.</summary>
    public static DocumentCollection<ShopDocument> Shop { get; } = new("shop", Json.ShopDocument, _ => TheOnly);

    /// <summary>Tokens by their hash.</summary>
    public static DocumentCollection<AccessTokenDocument> Tokens { get; } =
        new("tokens", Json.AccessTokenDocument, token => token.TokenHash, TokensById);

    /// <summary>Accounts of the console by the id of their person.</summary>
    public static DocumentCollection<AccountDocument> Accounts { get; } =
        new("accounts", Json.AccountDocument, account => account.StaffId, AccountsByStaff, AccountsByLogin);

    /// <summary>The counters, under <see cref="TheOnly"/>.</summary>
    public static DocumentCollection<CountersDocument> Counters { get; } = new("counters", Json.CountersDocument, _ => TheOnly);

    /// <summary>All of them, for the engines.</summary>
    public static IReadOnlyList<IDocumentCollection> All { get; } =
    [
        Sales, Refunds, Closings, PapersWaiting, Slips, Members, Cards, Days, Departments, Products, StagedProducts, Keys, Coupons,
        Staff, StaffCards, Permissions, Shop, Tokens, Accounts, Counters,
        .. LoyaltyCollections.All,
        .. Reports.ReportCollections.All,
        .. Groups.GroupsCollections.All,
        .. KarteCollections.All,
        .. RosterCollections.All,
        .. BookingCollections.All,
        .. CampaignCollections.All,
        .. GiftCardCollections.All,
        .. Prepaid.PrepaidCollections.All,
        .. Attendance.AttendanceCollections.All,
        .. Upkeep.UpkeepCollections.All,
        .. Door.DoorCollections.All,
        .. GuestForms.GuestFormCollections.All,
    ];

    /// <summary>A receipt number as a key: twelve digits.</summary>
    public static string NumberKey(long number) => number.ToString("D12");

    /// <summary>The key of a sale or refund by its id, or null when the text is none.</summary>
    public static string? NumberKeyOf(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.Split('-') is [{ Length: 8 }, var number] && long.TryParse(number, out var value) ? NumberKey(value) : null;
    }

    /// <summary>A business day as a key: <c>yyyy-MM-dd</c>.</summary>
    public static string DayKey(DateOnly day) => day.ToString("O");

    /// <summary>A part of an import as a key: four digits.</summary>
    public static string PartKey(int part) => part.ToString("D4");

    /// <summary>Where a member's sales begin in <see cref="SalesByMember"/>.</summary>
    public static string MemberFrom(string memberId) => memberId + "/";

    /// <summary>Where they end (exclusive).</summary>
    public static string MemberTo(string memberId) => memberId + "0";

    /// <summary>Behind every reading.</summary>
    private const string NoKana = "\uFFFD";

    private static string KanaKey(MemberDocument member) =>
        SearchText.Fold(member.Profile?.Kana) is { Length: > 0 } kana ? kana : NoKana;

    /// <summary>A key for each member of its own, so that a page can go on right after any of them.</summary>
    private static string? Listed(MemberDocument member, string key) => member.IsListed ? $"{key}/{member.Id}" : null;

    /// <summary>A sale's key within its day's or its member's.</summary>
    public static string DayAndNumber(SaleDocument sale)
    {
        ArgumentNullException.ThrowIfNull(sale);
        return $"{DayKey(sale.Day)}-{NumberKey(sale.Number)}";
    }

    /// <summary>Where a member stands in <see cref="MembersByPrepaid"/>.</summary>
    public static string PrepaidKey(DateOnly expiresOn, string memberId) => $"{DayKey(expiresOn)}/{memberId}";
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(InstantJsonConverter)])]
[JsonSerializable(typeof(SaleDocument))]
[JsonSerializable(typeof(RefundDocument))]
[JsonSerializable(typeof(ClosingDocument))]
[JsonSerializable(typeof(PaperDocument))]
[JsonSerializable(typeof(SlipDocument))]
[JsonSerializable(typeof(StaffCardDocument))]
[JsonSerializable(typeof(CouponDocument))]
[JsonSerializable(typeof(PermissionsDocument))]
[JsonSerializable(typeof(SaleHeld))]
[JsonSerializable(typeof(Adjustment))]
[JsonSerializable(typeof(PointPart))]
[JsonSerializable(typeof(StampGrant))]
[JsonSerializable(typeof(RefundedLine))]
[JsonSerializable(typeof(TimedPrice))]
[JsonSerializable(typeof(InStoreCode))]
[JsonSerializable(typeof(Permission))]
[JsonSerializable(typeof(CountedCash))]
[JsonSerializable(typeof(TenderTotal))]
[JsonSerializable(typeof(StaffTotal))]
[JsonSerializable(typeof(PrepaidLot))]
[JsonSerializable(typeof(Consent))]
[JsonSerializable(typeof(MemberAttribute))]
[JsonSerializable(typeof(MemberCard))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(MemberDocument))]
[JsonSerializable(typeof(CardDocument))]
[JsonSerializable(typeof(DayTotalsDocument))]
[JsonSerializable(typeof(DepartmentDocument))]
[JsonSerializable(typeof(ProductDocument))]
[JsonSerializable(typeof(StagedProductsDocument))]
[JsonSerializable(typeof(KeysDocument))]
[JsonSerializable(typeof(StaffDocument))]
[JsonSerializable(typeof(ShopDocument))]
[JsonSerializable(typeof(AccessTokenDocument))]
[JsonSerializable(typeof(AccountDocument))]
[JsonSerializable(typeof(Access))]
[JsonSerializable(typeof(CountersDocument))]
[JsonSerializable(typeof(MarkedAcceptor))]
[JsonSerializable(typeof(SaleLine))]
[JsonSerializable(typeof(RateTotal))]
[JsonSerializable(typeof(Tender))]
[JsonSerializable(typeof(TaxRate))]
[JsonSerializable(typeof(DepartmentTotal))]
[JsonSerializable(typeof(HourTotal))]
internal sealed partial class StoreJson : JsonSerializerContext;
