using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Sales;
using Appliance.Domain.Shop;
using Appliance.Firmware.Receipts;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Tests.Receipts;

public sealed class ReceiptLayoutTests
{
    private static readonly SaleClosed Sale = new(
        "20261121-000042",
        42,
        default,
        [
            new(null, "店内飲食", 2, TaxClass.Standard, 1_000, 2, new(450), new(900)),
            new("020", "たまごサンド", 1, TaxClass.Reduced, 800, 1, new(420), new(420)),
            new(null, "雑貨", 5, TaxClass.Standard, 1_000, 1, new(9_999), new(9_999), Voided: true),
        ],
        new(1_320),
        [new(1_000, new(900), new(81)), new(800, new(420), new(31))],
        [new(TenderKind.Cash, new(1_320), new(2_000))],
        new(680),
        "M000001",
        13,
        133);

    private static readonly ShopProfile Shop = new(
        "喫茶 ひだまり", "東京都世田谷区0-0-0", "03-0000-0000", "T7000012050002", [], ReceiptFooter: "またどうぞ。");

    // What a 適格簡易請求書 must state (消費税法57条の4第2項): issuer and number, date, goods with reduced ones marked,
    // total per rate, tax per rate. The layout below was written by hand on a grid of 32 columns.
    [Fact]
    public void A_receipt_states_what_the_law_asks_for_on_58_mm()
    {
        string[] expected =
        [
            "喫茶 ひだまり", "東京都世田谷区0-0-0", "TEL 03-0000-0000", "登録番号 T7000012050002", "領収証",
            "2026年11月21日(土) 14:05",
            "                       No.000042",
            "担当 山田",
            "--------------------------------",
            "店内飲食",
            "  2点 x @¥450               ¥900",
            "たまごサンド※              ¥420",
            "--------------------------------",
            "合計      ¥1,320",
            " (10%対象                  ¥900",
            "  内消費税等                ¥81)",
            " (8%対象                   ¥420",
            "  内消費税等                ¥31)",
            "お預り（現金）            ¥2,000",
            "お釣り                      ¥680",
            "--------------------------------",
            "会員番号                 M000001",
            "今回のポイント              +13P",
            "ポイント残高                133P",
            "--------------------------------",
            "※印は軽減税率対象商品",
            "またどうぞ。",
        ];

        var paper = Compose(columns: 32);

        Assert.Equal(expected, paper.OfType<PrintText>().Select(line => line.Text));
        Assert.Equal("APPLIANCE1 20261121-000042 1320 abc", Assert.Single(paper.OfType<PrintQrCode>()).Text);
        Assert.IsType<PrintCut>(paper[^1]);
    }

    [Theory]
    [InlineData(32)]
    [InlineData(48)]
    public void No_line_is_wider_than_the_paper(int columns) =>
        Assert.All(
            Compose(columns).OfType<PrintText>(),
            line => Assert.InRange(TextWidth.Of(line.Text) * line.Scale, 0, columns));

    [Fact]
    public void A_reissue_says_so() =>
        Assert.Contains(
            ReceiptLayout.Compose(new(Shop, null, Sale, default, "abc", Reissue: true), 48).Elements.OfType<PrintText>(),
            line => line.Text == "領収証（再発行）");

    [Theory]
    [InlineData("ABC", 3)]
    [InlineData("ｶﾞ", 2)]
    [InlineData("¥100", 4)]
    [InlineData("東京", 4)]
    [InlineData("𠮷", 2)]
    public void Width_counts_half_and_full_columns(string text, int columns) => Assert.Equal(columns, TextWidth.Of(text));

    [Theory]
    [InlineData("東京", 3, "東")]
    [InlineData("A𠮷B", 3, "A𠮷")]
    [InlineData("", 3, "")]
    public void Text_is_cut_between_characters(string text, int columns, string head) =>
        Assert.Equal(head, TextWidth.Cut(text, columns));

    private static IReadOnlyList<PrintElement> Compose(int columns) => ReceiptLayout.Compose(
        new(Shop, "山田", Sale, new(2026, 11, 21, 14, 5, 0, TimeSpan.FromHours(9)), "abc", Reissue: false), columns).Elements;
}
