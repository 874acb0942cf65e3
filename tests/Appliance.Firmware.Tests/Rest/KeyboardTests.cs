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

        var sheet = XDocument.Parse(KeySheet.Draw(preset.Shop.Name, KeyLayout.Default, goods)).Root!;

        Assert.Equal(("297mm", "210mm"), ((string?)sheet.Attribute("width"), (string?)sheet.Attribute("height")));
        var texts = sheet.Descendants(Svg + "text").Select(it => it.Value).ToList();
        Assert.All(RegisterKeys.Names, name => Assert.Contains(name, texts));
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
