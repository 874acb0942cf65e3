using Appliance.Domain;
using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Shop;
using Appliance.Domain.Staff;
using Appliance.Firmware.Receipts;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Rest;

/// <summary>What the shop is: profile, departments, coupons, people, permissions.</summary>
internal static class ShopEndpoints
{
    private const int ListLimit = 1_000;

    public static void MapShop(this IEndpointRouteBuilder routes)
    {
        var shop = routes.MapGroup("/api/v1/shop").WithTags("shop").Needs(Access.SettingsRead);
        shop.MapGet("/", (StationLoop station) => station.RealState.Goods.Shop is { } profile
            ? (IResult)TypedResults.Ok(profile)
            : Problems.NotFound("お店の設定がまだありません。")).WithName("getShop").Produces<ShopProfile>().ProducesProblem(404);
        shop.MapPut("/", (ShopProfile profile, StationLoop station, CancellationToken token) => Changes.MakeAsync(
            station, Check(profile), new ShopConfigured(profile), () => TypedResults.Ok(profile), token))
            .WithName("putShop").Needs(Access.SettingsWrite)
            .Produces<ShopProfile>().ProducesProblem(400).ProducesProblem(422).ProducesProblem(503);
        shop.MapPost("/receipt-preview", (ShopProfile profile, int? columns = null) => Check(profile) is { } refusal
            ? Problems.Refused(refusal)
            : Papers.Checked(columns, wide => PaperPicture.Draw(SampleReceipt.Compose(profile, wide), wide)))
            .WithName("previewReceipt").Produces<PaperPicture>().ProducesProblem(400).ProducesProblem(422)
            .WithSummary("A sample receipt of a profile that need not be saved, as the printer would put it on paper.");

        var departments = routes.MapGroup("/api/v1/departments").WithTags("products").Needs(Access.ProductsRead);
        departments.MapGet("/", (StationLoop station) => TypedResults.Ok<IReadOnlyList<Department>>(
            [.. station.RealState.Goods.Departments.Values.OrderBy(it => it.Number)])).WithName("listDepartments");
        departments.MapPut("/{number:int}", PutDepartmentAsync).WithName("putDepartment").Needs(Access.ProductsWrite)
            .Produces<Department>()
            .ProducesProblem(400).ProducesProblem(422).ProducesProblem(503);

        var coupons = routes.MapGroup("/api/v1/coupons").WithTags("products").Needs(Access.ProductsRead);
        coupons.MapGet("/", (StationLoop station) => TypedResults.Ok<IReadOnlyList<CouponResponse>>(
        [
            .. station.RealState.Goods.Coupons.Values.OrderBy(it => it.Code, StringComparer.Ordinal).Take(ListLimit)
                .Select(CouponResponse.Of),
        ]))
            .WithName("listCoupons");
        coupons.MapPut("/{code}", PutCouponAsync).WithName("putCoupon").Needs(Access.ProductsWrite)
            .Produces<CouponResponse>()
            .ProducesProblem(400).ProducesProblem(422).ProducesProblem(503);

        var staff = routes.MapGroup("/api/v1/staff").WithTags("staff").Needs(Access.StaffRead);
        staff.MapGet("/", ListStaff).WithName("listStaff").Produces<IReadOnlyList<StaffResponse>>();
        staff.MapPut("/{id}", PutStaffAsync).WithName("putStaff").Needs(Access.StaffWrite).Produces<StaffResponse>()
            .ProducesProblem(400).ProducesProblem(422).ProducesProblem(503)
            .WithSummary("A person behind the counter; an absent PIN or card stays as it is, an empty one is taken away.");

        var permissions = routes.MapGroup("/api/v1/permissions").WithTags("staff").Needs(Access.StaffRead);
        permissions.MapGet("/", (StationLoop station) => TypedResults.Ok<IReadOnlyList<Permission>>(station.RealState.Permissions))
            .WithName("getPermissions");
        permissions.MapPut("/", PutPermissionsAsync).WithName("putPermissions").Needs(Access.StaffWrite)
            .Produces<IReadOnlyList<Permission>>()
            .ProducesProblem(400).ProducesProblem(422).ProducesProblem(503);
    }

    private static Refusal? Check(ShopProfile shop) => GoodsRules.Check(shop) ?? LogoRules.Check(shop);

    private static Task<IResult> PutDepartmentAsync(
        int number, DepartmentRequest request, StationLoop station, CancellationToken cancellationToken)
    {
        Department department = new(
            number, request.Name.Trim(), HalfKana.From(request.Kana ?? request.Name), request.TaxClass, request.Pricing, request.Food);
        return Changes.MakeAsync(
            station, GoodsRules.Check(department), new DepartmentDefined(department), () => TypedResults.Ok(department), cancellationToken);
    }

    private static Task<IResult> PutCouponAsync(
        string code, CouponRequest request, StationLoop station, CancellationToken cancellationToken)
    {
        Coupon coupon = new(
            code, request.Name, request.BasisPoints, new(request.Amount), request.From, request.Until, new(request.MinimumTotal),
            request.Personal);
        return Changes.MakeAsync(
            station, GoodsRules.Check(coupon), new CouponDefined(coupon), () => TypedResults.Ok(CouponResponse.Of(coupon)),
            cancellationToken);
    }

    private static IResult ListStaff(IDocumentReader documents) => TypedResults.Ok<IReadOnlyList<StaffResponse>>(
    [
        .. documents.Range(Collections.Staff, Collections.StaffById, "", Collections.End, ListLimit).Select(StaffResponse.Of),
    ]);

    private static Task<IResult> PutStaffAsync(
        string id,
        StaffRequest request,
        StationLoop station,
        IDocumentReader documents,
        CardHasher hasher,
        CancellationToken cancellationToken)
    {
        var before = documents.Get(Collections.Staff, id);
        var refusal = GoodsRules.CheckStaff(id, request.Name.Trim());
        if (request.Pin is { Length: > 0 } pin) refusal ??= GoodsRules.CheckPin(pin);
        byte[]? uid = null;
        if (request.CardUid is { Length: > 0 } card && !CardUid.TryParse(card, out uid))
        {
            return Task.FromResult(Problems.Invalid("card-uid-invalid", "カード番号は4～10バイトの16進数で入れてください。"));
        }

        var hash = uid is null ? null : hasher.Hash(uid);
        if (hash is not null && (documents.Get(Collections.Cards, hash) is not null
            || documents.Get(Collections.StaffCards, hash) is { } other && other.StaffId != id))
        {
            refusal ??= new("card-taken", "このカードはほかの人が使っています。", DisplayPage.Blank);
        }

        StaffRegistered person = new(
            id,
            request.Name.Trim(),
            request.Role,
            request.Pin is null ? before?.PinHash : request.Pin.Length == 0 ? null : hasher.HashPin(id, request.Pin),
            request.CardUid is null ? before?.CardHashes : hash is null ? null : [hash],
            request.Left);
        return Changes.MakeAsync(
            station, refusal, person, () => TypedResults.Ok(StaffResponse.Of(documents.Get(Collections.Staff, id)!)), cancellationToken);
    }

    private static Task<IResult> PutPermissionsAsync(
        IReadOnlyList<Permission> table, StationLoop station, CancellationToken cancellationToken)
    {
        EquatableList<Permission> wanted = [.. table.OrderBy(it => it.Action)];
        return Changes.MakeAsync(
            station, GoodsRules.Check(wanted), new PermissionsDefined(wanted),
            () => TypedResults.Ok<IReadOnlyList<Permission>>(wanted), cancellationToken);
    }
}

/// <summary>A department as it should be.</summary>
internal sealed record DepartmentRequest(
    string Name, TaxClass TaxClass, string? Kana = null, PriceTax Pricing = PriceTax.Included, bool Food = false);

/// <summary>
/// A coupon as it should be. Amounts are numbers here: the description of the interface cannot say that an
/// amount of the domain may be left out.
/// </summary>
/// <param name="Name">As printed.</param>
/// <param name="From">First business day.</param>
/// <param name="Until">Last business day.</param>
/// <param name="BasisPoints">Part of the sale taken off, or 0.</param>
/// <param name="Amount">Yen taken off, or 0.</param>
/// <param name="MinimumTotal">Smallest sale it is good for, in yen.</param>
/// <param name="Personal">Only whom it was issued to can use it.</param>
internal sealed record CouponRequest(
    string Name,
    DateOnly From,
    DateOnly Until,
    int BasisPoints = 0,
    long Amount = 0,
    long MinimumTotal = 0,
    bool Personal = false);

/// <summary>A coupon.</summary>
internal sealed record CouponResponse(
    string Code, string Name, DateOnly From, DateOnly Until, int BasisPoints, Yen Amount, Yen MinimumTotal,
    bool Personal)
{
    public static CouponResponse Of(Coupon coupon) => new(
        coupon.Code, coupon.Name, coupon.From, coupon.Until, coupon.BasisPoints, coupon.Amount, coupon.MinimumTotal,
        coupon.Personal);
}

/// <summary>A person behind the counter. PIN and card are never told.</summary>
internal sealed record StaffResponse(string Id, string Name, StaffRole Role, bool HasPin, bool HasCard, bool Left)
{
    public static StaffResponse Of(StaffDocument staff) => new(
        staff.Id, staff.Name, staff.Role, staff.PinHash is not null, staff.CardHashes is { Count: > 0 }, staff.Left);
}

/// <summary>A person behind the counter as they should be.</summary>
/// <param name="Name">As printed.</param>
/// <param name="Role">What they are trusted with.</param>
/// <param name="Pin">4–8 digits; absent: as before; empty: none.</param>
/// <param name="CardUid">Id of their card in hex; absent: as before; empty: none.</param>
/// <param name="Left">They work here no more.</param>
internal sealed record StaffRequest(string Name, StaffRole Role, string? Pin = null, string? CardUid = null, bool Left = false);
