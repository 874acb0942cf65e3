using Appliance.Domain.Catalog;
using Appliance.Domain.Sales;
using Appliance.Firmware.Receipts;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Tests.Receipts;

public sealed class ReceiptLayoutTests
{
    // What a 適格簡易請求書 must state (消費税法57条の4第2項): issuer and number, date, goods with reduced ones marked,
    // total per rate, tax per rate. The layout below was written by hand on a grid of 32 columns.
    [Fact]
    public void A_receipt_states_what_the_law_asks_for_on_58_mm()
    {
        string[] expected =
        [
            "喫茶 ひだまり", "東京都世田谷区三軒茶屋0-0-0", "TEL 03-0000-0000", "登録番号 T7800001234567", "領収証",
            "2026/11/21(土) 14:05   No.000042",
            "担当 山田",
            "店内飲食",
            "  2点 x @¥450               ¥900",
            "たまごサンド※              ¥420",
            "--------------------------------",
            "お買上げ 3点",
            "合計      ¥1,320",
            " (10%対象                  ¥900",
            "  内消費税等                ¥81)",
            " (8%対象                   ¥420",
            "  内消費税等                ¥31)",
            "※印は軽減税率対象商品",
            "お預り（現金）            ¥2,000",
            "お釣り                      ¥680",
            "--------------------------------",
            "会員番号                 M000001",
            "今回のポイント              +13P",
            "ポイント残高                133P",
            "またお越しくださいませ。",
            "検証 1A2B-3C4D-5E6F-7A8B",
        ];

        var paper = SamplePapers.Compose("sale", 32).Elements;

        Assert.Equal(expected, Texts(paper));
        Assert.StartsWith(
            "APPLIANCE1 20261121-000042 1320 1a2b",
            Assert.Single(paper.OfType<PrintQrCode>()).Text,
            StringComparison.Ordinal);
        Assert.IsType<PrintCut>(paper[^1]);
    }

    // 国税庁 インボイスQ&A 問57: three times ¥105 without tax at 10 % make ¥31 of tax, once, not three times ¥10.
    [Fact]
    public void Prices_without_tax_are_stated_as_such_with_the_tax_put_on()
    {
        var paper = Texts(SamplePapers.Compose("sale-excluded", 32).Elements);

        Assert.Contains("小計 4点                    ¥815", paper);
        Assert.Contains("外税 消費税等                ¥71", paper);
        Assert.Contains(" (10%税抜対象額            ¥315", paper);
        Assert.Contains("  消費税等                  ¥31)", paper);
        Assert.Contains("外:税抜価格", paper);
    }

    [Fact]
    public void A_voucher_worth_more_than_what_was_due_gives_no_change_and_says_so()
    {
        var paper = Texts(SamplePapers.Compose("sale-excluded", 32).Elements);

        Assert.Contains("商品券                    ¥1,000", paper);
        Assert.Contains("  釣銭なし（差額）          ¥214", paper);
        Assert.DoesNotContain(paper, line => line.StartsWith("お釣り", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_owed_is_not_said_to_be_received()
    {
        var paper = Texts(SamplePapers.Compose("sale-on-account", 48).Elements);

        Assert.DoesNotContain(paper, line => line.Contains("領収", StringComparison.Ordinal));
        Assert.Contains("お買上げ明細（掛売）", paper);
    }

    [Theory]
    [InlineData(54_998, false)]
    [InlineData(54_999, true)]
    public void A_receipt_in_cash_has_a_place_for_the_stamp_from_fifty_thousand_yen_without_tax(long price, bool stamped)
    {
        var sale = SamplePapers.SaleOf(
            1, [new(null, "物販", 5, TaxClass.Standard, 1_000, 1, new(price), new(price))], null,
            total => [new(TenderKind.Cash, total, total)]);

        var paper = ReceiptLayout.Compose(SamplePapers.PaperOf(sale, SamplePapers.Shop), sale, formalIssued: false, 48);

        Assert.Equal(stamped, Texts(paper.Elements).Any(line => line.Contains("収入印紙", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_shop_may_leave_staff_member_and_proof_out()
    {
        var shop = SamplePapers.Shop with { Receipt = new(ShowStaff: false, ShowMember: false, ShowProof: false) };
        var sale = SamplePapers.Simple;

        var paper = ReceiptLayout.Compose(
            SamplePapers.PaperOf(sale, shop, sale.SaleId, sale.Total), sale, formalIssued: false, 48).Elements;

        Assert.DoesNotContain(Texts(paper), line => line.Contains("担当", StringComparison.Ordinal));
        Assert.DoesNotContain(Texts(paper), line => line.Contains("会員", StringComparison.Ordinal));
        Assert.Empty(paper.OfType<PrintQrCode>());
    }

    [Fact]
    public void The_lines_of_a_return_come_to_what_was_given_back()
    {
        var refund = SamplePapers.Return;

        Assert.Equal(refund.Total.Amount, refund.Lines.Sum(it => it.Line.Net.Amount));
        Assert.Equal(refund.Total.Amount, refund.Taxes.Sum(rate => rate.Total.Amount));
    }

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

    [Theory]
    [InlineData("東京都世田谷区", 6, "東京都|世田谷|区")]
    [InlineData("a\nb", 6, "a|b")]
    [InlineData("", 6, "")]
    public void Text_is_wrapped_at_the_edge_and_at_its_own_line_ends(string text, int columns, string lines) =>
        Assert.Equal(lines, string.Join('|', TextWidth.Wrap(text, columns)));

    private static List<string> Texts(IEnumerable<PrintElement> paper) =>
        [.. paper.OfType<PrintText>().Select(line => line.Text)];
}
