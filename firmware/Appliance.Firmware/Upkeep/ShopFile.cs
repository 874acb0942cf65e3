using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Appliance.Domain;
using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Domain.Shop;
using Appliance.Domain.Staff;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Upkeep;

/// <summary>
/// What the owner set, as one file for the next shop: nothing of members, sales, stock or keys, and nobody's PIN or card.
/// </summary>
/// <param name="Format">1.</param>
/// <param name="Shop">Profile and rules.</param>
/// <param name="Departments">By number.</param>
/// <param name="Products">By code.</param>
/// <param name="Coupons">By code.</param>
/// <param name="Permissions">Who may do what.</param>
/// <param name="Staff">People behind the counter.</param>
internal sealed record ShopFile(
    int Format,
    ShopProfile Shop,
    IReadOnlyList<Department> Departments,
    IReadOnlyList<Product> Products,
    IReadOnlyList<Coupon> Coupons,
    IReadOnlyList<Permission> Permissions,
    IReadOnlyList<ShopFilePerson> Staff)
{
    /// <summary>The format this program writes and reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Largest file, in bytes: 100,000 products.</summary>
    public const int FileBytes = 32 * 1024 * 1024;

    /// <summary>Troubles told at most.</summary>
    public const int TroublesTold = 50;

    /// <summary>Things in one slice of an import, so that the counter never waits for a whole file.</summary>
    public const int Slice = 200;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LetOutWhatIsLeftOut } },
    };

    /// <summary>What is not written when it is nothing need not be there when it is read.</summary>
    private static void LetOutWhatIsLeftOut(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.AttributeProvider?.IsDefined(typeof(JsonIgnoreAttribute), inherit: true) == true)
                property.IsRequired = false;
        }
    }

    /// <summary>The shop as it is, or null before it is set up.</summary>
    public static ShopFile? Of(ApplianceState state) => state.Goods.Shop is not { } shop ? null : new(
        CurrentFormat,
        shop,
        [.. state.Goods.Departments.Values.OrderBy(it => it.Number)],
        [.. state.Goods.ProductsByCode.Values.OrderBy(it => it.Code, StringComparer.Ordinal)],
        [.. state.Goods.Coupons.Values.OrderBy(it => it.Code, StringComparer.Ordinal)],
        [.. state.Permissions],
        [.. state.People.Values.Select(it => new ShopFilePerson(it.StaffId, it.Name, it.Role))]);

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>Reads a file; null with words when it is none.</summary>
    public static ShopFile? Read(ReadOnlySpan<byte> bytes, out string? trouble)
    {
        trouble = null;
        try
        {
            var file = JsonSerializer.Deserialize<ShopFile>(bytes, Json);
            if (file is { Format: CurrentFormat }) return file;
            trouble = "この形式の設定ファイルは読めません。本体を更新してください。";
        }
        catch (JsonException exception)
        {
            trouble = $"設定ファイルではないか、壊れています（{exception.Path}、{exception.LineNumber + 1}行目）。";
        }

        return null;
    }

    /// <summary>What is wrong with it, thing by thing, in words; empty when it can be taken whole.</summary>
    public IReadOnlyList<string> Troubles()
    {
        var departments = Departments.Select(it => it.Number).ToHashSet();
        Dictionary<string, string> byJan = new(StringComparer.Ordinal);
        foreach (var product in Products.Where(it => it.Jan is not null)) byJan.TryAdd(product.Jan!, product.Code);
        IEnumerable<(string What, Refusal? Refusal)> checks =
        [
            ("お店", GoodsRules.Check(Shop)),
            .. Departments.Select(it => ($"部門 {it.Number}", GoodsRules.Check(it))),
            .. Products.Select(it => ($"商品 {it.Code}", GoodsRules.Check(it, departments.Contains, jan => byJan.GetValueOrDefault(jan)))),
            .. Coupons.Select(it => ($"クーポン {it.Code}", GoodsRules.Check(it))),
            ("権限", GoodsRules.Check([.. Permissions])),
            .. Staff.Select(it => ($"担当者 {it.Id}", GoodsRules.CheckStaff(it.Id, it.Name))),
        ];
        return [.. checks.Where(it => it.Refusal is not null).Select(it => $"{it.What}: {it.Refusal!.Text}").Take(TroublesTold)];
    }

    /// <summary>The entries that make an empty shop this one, in an order in which each finds what it needs.</summary>
    /// <param name="before">Who is there already, by id: whoever set a PIN or has a card keeps it.</param>
    public IReadOnlyList<EntryData> Entries(Func<string, StaffDocument?> before) =>
    [
        new ShopConfigured(Shop),
        .. Departments.Select(it => new DepartmentDefined(it)),
        .. Products.Select(it => new ProductDefined(it)),
        .. Coupons.Select(it => new CouponDefined(it)),
        new PermissionsDefined([.. Permissions.OrderBy(it => it.Action)]),
        .. Staff.Select(it => new StaffRegistered(
            it.Id, it.Name, it.Role, before(it.Id)?.PinHash, before(it.Id)?.CardHashes)),
    ];
}

/// <summary>A person behind the counter, without what proves who they are.</summary>
internal sealed record ShopFilePerson(string Id, string Name, StaffRole Role);
