using System.Text.Json;
using System.Text.Json.Serialization;
using Appliance.Domain;
using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Shop;
using Appliance.Domain.Staff;

namespace Appliance.Firmware.Presets;

/// <summary>A shop to begin with; becomes the journal's first entries when there is no journal yet.</summary>
internal sealed record ShopPreset(
    ShopProfile Shop,
    IReadOnlyList<Department> Departments,
    IReadOnlyList<Product> Products,
    IReadOnlyList<PresetStaff> Staff,
    IReadOnlyList<PresetMember> Members,
    IReadOnlyList<Coupon>? Coupons = null,
    EquatableList<Permission>? Permissions = null,
    IReadOnlyList<PresetStock>? Stock = null,
    EquatableList<string>? Keys = null)
{
    /// <summary>The preset of a shop that chose none.</summary>
    public const string DefaultName = "cafe";

    private const string OpeningStock = "開店在庫";

    /// <summary>Every preset, one a trade.</summary>
    public static IReadOnlyList<string> Names { get; } = ["cafe", "clinic", "gym", "hotel", "karaoke", "retail", "salon"];

    /// <summary>The café: the sample shop of the virtual appliance.</summary>
    public static ShopPreset Cafe { get; } = Read(DefaultName);

    /// <summary>The preset of this name, or null for another name.</summary>
    public static ShopPreset? Find(string name) =>
        name == DefaultName ? Cafe : Names.Contains(name, StringComparer.Ordinal) ? Read(name) : null;

    /// <summary>The entries that set the shop up. Nobody has a PIN in them: what is the same everywhere is no secret.</summary>
    /// <param name="hashCard">Keyed hash of a card id.</param>
    public IEnumerable<EntryData> Entries(Func<byte[], string> hashCard) =>
    [
        new ShopConfigured(Shop),
        .. Departments.Select(department => new DepartmentDefined(department)),
        .. Products.Select(product => new ProductDefined(product)),
        .. (Coupons ?? []).Select(coupon => new CouponDefined(coupon)),
        .. (Stock ?? []).Select(stock => new StockMoved(stock.Code, stock.Pieces, OpeningStock)),
        .. Keys is { } keys ? [new KeysArranged(keys)] : Array.Empty<EntryData>(),
        .. Permissions is { } table ? [new PermissionsDefined(table)] : Array.Empty<EntryData>(),
        .. Staff.Select(staff => new StaffRegistered(staff.StaffId, staff.Name, staff.Role)),
        .. Members.Select((member, index) => new MemberRegistered(
            $"M{index + 1:D6}",
            new MemberProfile(member.Name, member.Kana, member.Phone, Birthday: member.Birthday),
            [hashCard(Convert.FromHexString(member.CardUid))])),
    ];

    private static ShopPreset Read(string name)
    {
        using var stream = typeof(ShopPreset).Assembly.GetManifestResourceStream($"Presets.{name}.json")
            ?? throw new InvalidOperationException($"The preset {name} is not in this build.");
        var preset = JsonSerializer.Deserialize(stream, PresetJson.Default.ShopPreset)
            ?? throw new InvalidOperationException($"The preset {name} is empty.");
        preset.RequireValidCodes(name);
        return preset;
    }

    /// <summary>What is journaled stays: a wrong check digit must not get that far.</summary>
    private void RequireValidCodes(string name)
    {
        if (Shop.RegistrationNumber is { } number && !RegistrationNumber.IsValid(number))
        {
            throw new InvalidOperationException($"The preset {name} has the wrong registration number {number}.");
        }

        if (Products.FirstOrDefault(product => product.Jan is { } jan && !JanCode.IsValid(jan)) is { } wrong)
        {
            throw new InvalidOperationException($"The preset {name} has the wrong JAN {wrong.Jan}.");
        }
    }
}

/// <summary>A person behind the counter of a preset.</summary>
internal sealed record PresetStaff(string StaffId, string Name, StaffRole Role);

/// <summary>Pieces of a product that are there at the opening.</summary>
internal sealed record PresetStock(string Code, long Pieces);

/// <summary>A sample member of a preset, with the card that lies on the virtual counter.</summary>
internal sealed record PresetMember(string Name, string Kana, string Phone, DateOnly Birthday, string CardUid);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ShopPreset))]
[JsonSerializable(typeof(TaxRate))]
[JsonSerializable(typeof(TimedPrice))]
[JsonSerializable(typeof(InStoreCode))]
[JsonSerializable(typeof(Permission))]
internal sealed partial class PresetJson : JsonSerializerContext;
