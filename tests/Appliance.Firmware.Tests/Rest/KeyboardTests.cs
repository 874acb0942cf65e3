using System.Net.Http.Json;
using System.Xml.Linq;
using Appliance.Domain.Register;
using Appliance.Firmware.Devices;
using Appliance.Firmware.Presets;
using Appliance.Firmware.Rest;

namespace Appliance.Firmware.Tests.Rest;

/// <summary>The key block as data and on paper.</summary>
public sealed class KeyboardTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Trades => [.. ShopPreset.Names];

    [Fact]
    public async Task The_layout_names_every_key_once_with_what_is_written_on_it()
    {
        await using var appliance = await RunningAppliance.StartAsync();

        var layout = (await appliance.Http.GetFromJsonAsync<KeyboardResponse>("/api/v1/keyboard"))!;

        Assert.Equal(RegisterKeys.Names.Order(StringComparer.Ordinal), layout.Keys.Select(it => it.Name).Order(StringComparer.Ordinal));
        Assert.Equal("現計", layout.Keys.Single(it => it.Name == "CASH").Label);
        Assert.Equal("店内飲食", layout.Keys.Single(it => it.Name == "DEPT2").Label);
        Assert.Equal((8, 8), (layout.Rows, layout.Columns));
    }

    [Fact]
    public async Task Keys_arranged_here_mean_that_at_once_and_after_a_restart()
    {
        await using var appliance = await RunningAppliance.StartAsync();
        string[] rows = ["CLEAR 7 8 9 VOID", "STAFF 4 5 6 DEPT1", "- 1 2 3 DEPT2", "- 0 00 SUBTOTAL CASH"];

        using var answer = await appliance.Http.PutAsJsonAsync("/api/v1/keyboard", new KeyboardRequest(rows));
        var layout = (await answer.Content.ReadFromJsonAsync<KeyboardResponse>())!;
        Assert.Equal((4, 5), (layout.Rows, layout.Columns));
        Assert.Contains("Z", layout.Missing.Select(it => it.Name));
        Assert.DoesNotContain("CASH", layout.Missing.Select(it => it.Name));
        await appliance.KeysAsync("5 0 0 DEPT2 CASH");
        Assert.Equal(400, (await appliance.PostAsync("/api/v1/virtual/keys", new { keys = new[] { "Z" } })).Status);

        await appliance.StopAsync();
        await appliance.BootAsync();
        await appliance.KeysAsync("3 0 0 DEPT1 CASH");
        Assert.Equal(2, (await appliance.GetAsync("/api/v1/sales")).GetProperty("items").GetArrayLength());
        Assert.Contains("現計", await appliance.Http.GetStringAsync("/api/v1/keyboard/sheet.svg"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("keys-missing", "7 8 9", "4 5 6", "1 2 3", "0 CLEAR VOID SUBTOTAL")]
    [InlineData("keys-unknown", "7 8 9", "4 5 6", "1 2 3", "0 CLEAR VOID SUBTOTAL KASSE")]
    [InlineData("keys-columns", "0 1 2 3 4 5 6 7 8 9 CLEAR VOID SUBTOTAL CASH")]
    [InlineData("keys-rows")]
    public async Task A_block_nobody_could_sell_with_is_refused(string code, params string[] rows)
    {
        await using var appliance = await RunningAppliance.StartAsync();
        using var answer = await appliance.Http.PutAsJsonAsync("/api/v1/keyboard", new KeyboardRequest(rows));
        Assert.Equal(code, (await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).Code());
    }

    [Theory]
    [MemberData(nameof(Trades))]
    public void Each_trades_keys_are_a_block_with_everything_wanted_and_the_digits_where_hands_find_them(string trade)
    {
        var preset = ShopPreset.Find(trade)!;
        var state = ApplianceState.Empty with { Goods = preset.Departments.Aggregate(Goods.Empty, (so, it) => so.With(it)) };
        var rows = preset.Keys ?? [.. KeyLayout.DefaultRows];

        Assert.Null(KeyRules.Check(rows, state));
        var layout = KeyLayout.OfRows(rows)!;
        Assert.DoesNotContain(KeyRules.Wanted(state), key => layout.PlaceOf(key) is null);
        Assert.Equal(layout.All.Count(), layout.All.Select(it => it.Key).Distinct().Count());
        foreach (var key in Enumerable.Range(0, 10).Select(digit => (RegisterKey)digit).Append(RegisterKey.Cash))
        {
            Assert.Equal(KeyLayout.Default.PlaceOf(key), layout.PlaceOf(key));
        }
    }

    [Fact]
    public void A_salon_has_nomination_above_the_digits_and_a_karaoke_the_held_sales()
    {
        Assert.Equal((3, 1), KeyLayout.OfRows(ShopPreset.Find("salon")!.Keys!)!.PlaceOf(RegisterKey.Nominate));
        Assert.Equal((3, 0), KeyLayout.OfRows(ShopPreset.Find("karaoke")!.Keys!)!.PlaceOf(RegisterKey.Hold));
        Assert.Null(KeyLayout.OfRows(ShopPreset.Find("salon")!.Keys!)!.PlaceOf(RegisterKey.EatIn));
    }

    [Fact]
    public async Task The_sheet_is_served_as_a_picture()
    {
        await using var appliance = await RunningAppliance.StartAsync();

        var answer = await appliance.Http.GetAsync(new Uri("/api/v1/keyboard/sheet.svg", UriKind.Relative));

        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("喫茶 ひだまり", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Trades))]
    public void Each_trades_sheet_is_A4_landscape_and_has_every_key_with_its_departments(string trade)
    {
        var preset = ShopPreset.Find(trade)!;
        var goods = preset.Departments.Aggregate(Goods.Empty, (so, it) => so.With(it));

        var layout = KeyLayout.OfRows(preset.Keys ?? [.. KeyLayout.DefaultRows])!;
        var sheet = XDocument.Parse(KeySheet.Draw(preset.Shop.Name, layout, goods)).Root!;

        Assert.Equal(("297mm", "210mm"), ((string?)sheet.Attribute("width"), (string?)sheet.Attribute("height")));
        var texts = sheet.Descendants(Svg + "text").Select(it => it.Value).ToList();
        Assert.All(layout.All, it => Assert.Contains(RegisterKeys.Name(it.Key), texts));
        Assert.All(preset.Departments, it => Assert.Contains(texts, text => text.StartsWith(it.Name, StringComparison.Ordinal)));
    }

    [Fact]
    public void No_key_lies_outside_the_sheet_or_on_another()
    {
        var sheet = XDocument.Parse(KeySheet.Draw("", KeyLayout.Default, Goods.Empty)).Root!;
        var keys = sheet.Elements(Svg + "g").Select(it => it.Element(Svg + "rect")!)
            .Select(it => (X: (double)it.Attribute("x")!, Y: (double)it.Attribute("y")!,
                Right: (double)it.Attribute("x")! + (double)it.Attribute("width")!,
                Bottom: (double)it.Attribute("y")! + (double)it.Attribute("height")!))
            .ToList();

        Assert.All(keys, it => Assert.True(it.X >= 0 && it.Y >= 0 && it.Right <= 297 && it.Bottom <= 210));
        Assert.All(keys, one => Assert.All(keys, other => Assert.True(
            one == other || one.Right <= other.X || other.Right <= one.X || one.Bottom <= other.Y || other.Bottom <= one.Y)));
    }

    [Fact]
    public void Keys_with_codes_and_no_places_are_listed()
    {
        KeyLayout usb = new(new Dictionary<(int, int), RegisterKey> { [(0, 71)] = RegisterKey.Digit7, [(0, 96)] = RegisterKey.Cash });

        var texts = XDocument.Parse(KeySheet.Draw("", usb, Goods.Empty)).Descendants(Svg + "text").Select(it => it.Value);

        Assert.Contains("現計", texts);
    }

    [Fact]
    public void Every_key_has_a_label_of_its_own()
    {
        var labels = Enum.GetValues<RegisterKey>().Select(key => KeyLabels.Of(key, Goods.Empty)).ToList();

        Assert.Equal(labels.Count, labels.Distinct(StringComparer.Ordinal).Count());
        Assert.All(
            Enum.GetValues<RegisterKey>().Where(key => key > RegisterKey.DoubleZero && key is not (RegisterKey.Clear or RegisterKey.Plu)),
            key => Assert.NotEqual(RegisterKeys.Name(key), KeyLabels.Of(key, Goods.Empty)));
    }
}
