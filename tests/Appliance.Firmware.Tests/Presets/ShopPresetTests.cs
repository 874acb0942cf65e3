using Appliance.Domain.Bookings;
using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Karte;
using Appliance.Domain.Register;
using Appliance.Domain.Shop;
using Appliance.Firmware.Configuration;
using Appliance.Firmware.Presets;

namespace Appliance.Firmware.Tests.Presets;

/// <summary>What a shop begins with is whole: nothing in it stops a cashier on the first day.</summary>
public sealed class ShopPresetTests
{
    public static TheoryData<string> Trades => [.. ShopPreset.Names];

    [Theory]
    [MemberData(nameof(Trades))]
    public void Codes_are_valid_and_belong_to_one_product_each(string trade)
    {
        var preset = ShopPreset.Find(trade)!;
        var jans = preset.Products.Select(it => it.Jan).OfType<string>().ToList();

        Assert.True(RegistrationNumber.IsValid(preset.Shop.RegistrationNumber!));
        Assert.All(jans, jan => Assert.True(JanCode.IsValid(jan)));
        Assert.Equal(jans.Count, jans.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(preset.Products.Count, preset.Products.Select(it => it.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.All(preset.Products, it => Assert.InRange(it.Code.Length, 1, 13));
    }

    [Theory]
    [MemberData(nameof(Trades))]
    public void Products_belong_to_departments_that_exist_and_have_lawful_prices(string trade)
    {
        var preset = ShopPreset.Find(trade)!;

        Assert.All(preset.Products, it => Assert.Contains(preset.Departments, department => department.Number == it.Department));
        Assert.All(preset.Products, it => Assert.True(it.OpenPrice || it.Price.Amount is > 0 and <= 9_999_999));
        Assert.All(preset.Products, it => Assert.True(it.MemberPrice is null || it.MemberPrice < it.Price));
        Assert.All(preset.Products, it => Assert.All(it.TimedPrices ?? [], timed => Assert.True(timed.Price < it.Price)));
    }

    [Theory]
    [MemberData(nameof(Trades))]
    public void Names_fit_paper_and_kana_fit_plain_glass(string trade)
    {
        var preset = ShopPreset.Find(trade)!;

        Assert.All(preset.Departments, it => Assert.True(it.Name.Length <= 20 && it.Kana.Length is > 0 and <= 12));
        Assert.All(preset.Products, it => Assert.True(it.Name.Length <= 40 && it.Kana.Length is > 0 and <= 20));
        Assert.All(
            preset.Products.Select(it => it.Kana).Concat(preset.Departments.Select(it => it.Kana)).Concat(preset.Members.Select(it => it.Kana)),
            kana => Assert.All(kana, letter => Assert.True(letter is (>= ' ' and <= '~') or (>= '｡' and <= 'ﾟ'), kana)));
        Assert.All(preset.Coupons ?? [], it => Assert.True(it.Name.Length <= 20 && (it.BasisPoints > 0) != (it.Amount.Amount > 0)));
    }

    [Theory]
    [MemberData(nameof(Trades))]
    public void Nobody_has_a_PIN_or_a_card_from_the_start_and_somebody_owns_the_shop(string trade)
    {
        var staff = ShopPreset.Find(trade)!.Entries(Convert.ToHexString).OfType<StaffRegistered>().ToList();

        Assert.All(staff, it => Assert.True(it.PinHash is null && it.CardHashes is null));
        Assert.Contains(staff, it => it.Role == Appliance.Domain.Staff.StaffRole.Owner);
        Assert.Contains(staff, it => it.Role == Appliance.Domain.Staff.StaffRole.Cashier);
    }

    [Theory]
    [MemberData(nameof(Trades))]
    public void Stock_is_there_for_exactly_the_products_whose_stock_is_kept(string trade)
    {
        var preset = ShopPreset.Find(trade)!;

        Assert.Equal(
            preset.Products.Where(it => it.StockKept).Select(it => it.Code).Order(StringComparer.Ordinal),
            (preset.Stock ?? []).Select(it => it.Code).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Trades))]
    public void Every_permission_is_named_when_a_trade_has_a_table_of_its_own(string trade)
    {
        if (ShopPreset.Find(trade)!.Permissions is not { } table) return;

        Assert.Equal(Enum.GetValues<Appliance.Domain.Staff.RegisterAction>(), table.Select(it => it.Action).Order());
    }

    /// <summary>療養担当規則 2条の4の2: no points or discounts on what insured patients pay themselves.</summary>
    [Fact]
    public void A_clinic_grants_no_points()
    {
        var clinic = ShopPreset.Find("clinic")!;

        Assert.True(clinic.Shop.YenPerPoint > Limits.Total.Amount);
        Assert.Empty(clinic.Coupons ?? []);
        Assert.Equal(TaxClass.Exempt, clinic.Departments.Single(it => it.Name == "保険診療").TaxClass);
    }

    [Fact]
    public void A_wrong_name_stops_the_start_and_names_the_nearest()
    {
        var refused = Assert.Throws<StartRefusedException>(() => PresetSetting.Read(new() { Preset = "saloon" }));

        Assert.StartsWith("Shop:Preset: there is no preset saloon. Did you mean salon?", refused.Message, StringComparison.Ordinal);
        Assert.Equal("カラオケ うたごころ", PresetSetting.Read(new() { Preset = "karaoke" }).Shop.Name);
    }

    [Theory]
    [MemberData(nameof(Trades))]
    public void Sheets_services_places_and_hours_may_be_journaled(string trade)
    {
        var preset = ShopPreset.Find(trade)!;
        var starts = preset.Shop.BusinessDayStartsAtHour * 60;

        Assert.NotEmpty(preset.Karte!);
        Assert.All(preset.Karte!, it => Assert.Null(KarteRules.Check(it)));
        Assert.Null(BookingRules.Check(preset.Booking!.Setup));
        Assert.All(preset.Booking.Setup.Week, it => Assert.True(it.From >= starts && it.Until <= starts + (24 * 60)));
        Assert.All(preset.Booking.Services, it => Assert.Null(BookingRules.Check(it)));
        Assert.All(preset.Booking.Resources, it => Assert.Null(BookingRules.Check(it)));
        Assert.All(preset.Booking.Services.Where(it => it.ResourceKind is not null), service =>
            Assert.Contains(preset.Booking.Resources, it => it.Kind == service.ResourceKind));
    }
}
