using System.Collections.Concurrent;
using System.Globalization;
using Appliance.Firmware.Replay;

namespace Appliance.Scenarios.Tests.Recount;

/// <summary>
/// Somebody who has nothing but the day's papers comes to the figures of its closing. Only the papers' text leaves the
/// register for this; everything is added up by other code.
/// </summary>
public sealed class RecountTests
{
    /// <summary>Each day is played once for all that is asked of it.</summary>
    private static readonly ConcurrentDictionary<string, IReadOnlyList<string>> Played = new(StringComparer.Ordinal);

    public static TheoryData<string> Trades => [.. Days];

    private static IEnumerable<string> Days => Directory
        .EnumerateFiles(Path.Combine(ScenarioFolder.Path, "trades"), "*.day")
        .Select(file => Path.GetFileName(file))
        .Order(StringComparer.Ordinal);

    [Fact]
    public void There_is_a_day_for_each_of_the_seven_trades() => Assert.Equal(
        ["cafe.day", "clinic.day", "gym.day", "hotel.day", "karaoke.day", "retail.day", "salon.day"], Days.ToArray());

    [Theory]
    [MemberData(nameof(Trades))]
    public void The_closing_says_what_the_receipts_add_up_to(string day)
    {
        var (closing, box) = Of(Path.Combine("trades", day));

        var sales = closing.Part("売上");
        Assert.Equal(box.SalesTotal, sales.Amount($"売上計 {box.Sales}件"));
        Assert.Equal(-box.ReturnTotal, sales.Amount($"返品 {box.Returns}件"));
        Assert.Equal(-box.CancelTotal, sales.Amount($"会計取消 {box.Cancels}件"));
        Assert.Equal(box.SalesTotal - box.ReturnTotal - box.CancelTotal, sales.Amount("純売上"));
        Assert.True(box.Sales > 10, $"{box.Sales} sales are no day.");
    }

    [Theory]
    [MemberData(nameof(Trades))]
    public void Each_rate_and_its_tax_is_the_sum_over_the_receipts(string day)
    {
        var (closing, box) = Of(Path.Combine("trades", day));

        Assert.Equal(
            box.Rates.Keys.Select(HeadingOf).Order(StringComparer.Ordinal),
            closing.Headings.Where(it => it.Contains("対象", StringComparison.Ordinal) || it == "非課税").Order(StringComparer.Ordinal));
        foreach (var (rate, sum) in box.Rates)
        {
            var part = closing.Part(HeadingOf(rate));
            Assert.Equal(sum.Sales, part.Amount("売上"));
            Assert.Equal(-sum.Refunds, part.Amount("返品・取消"));
            Assert.Equal(sum.Sales - sum.Refunds, part.Amount("純売上"));
            if (rate == "0%") continue;
            Assert.Equal([sum.SalesTax, -sum.RefundTax, sum.SalesTax - sum.RefundTax], part.Amounts("内消費税等"));
            Assert.Equal(sum.Sales - sum.Refunds - sum.SalesTax + sum.RefundTax, part.Amount("純売上（税抜）"));
        }
    }

    [Theory]
    [MemberData(nameof(Trades))]
    public void Each_way_to_pay_is_the_sum_over_the_receipts(string day)
    {
        var (closing, box) = Of(Path.Combine("trades", day));

        var part = closing.Part("支払方法別");
        Assert.Equal(
            box.Tenders.Select(it => $"{it.Key} {it.Value.Count}件 {it.Value.In - it.Value.Back}").Order(StringComparer.Ordinal),
            part.Lines.Where(line => line.Contains('件') && line.Contains('¥'))
                .Select(line => $"{line.Split('¥')[0].Trim(' ', '-')} {PaperText.AmountOf(line)}").Order(StringComparer.Ordinal));
        Assert.Equal(box.Prepaid, part.Amount("うちチャージ"));
        Assert.Equal(box.Collected, part.Amount("うち掛入金"));
        Assert.Equal(box.VoucherSurplus, part.Amount("商品券差額（釣銭なし）") ?? 0);
    }

    [Theory]
    [MemberData(nameof(Trades))]
    public void The_cash_that_should_be_there_follows_from_receipts_and_slips(string day)
    {
        var (closing, box) = Of(Path.Combine("trades", day));

        var part = closing.Part("現金在高");
        Assert.Equal(box.CashFloat, part.Amount("釣銭準備金"));
        Assert.Equal(box.Tenders["現金"].In, part.Amount("現金受取"));
        Assert.Equal(-box.Tenders["現金"].Back, part.Amount("現金返金"));
        Assert.Equal(box.PaidIn, part.Amount("入金"));
        Assert.Equal(-box.PaidOut, part.Amount("出金"));
        Assert.Equal(box.CashExpected, part.Amount("計算在高"));
        Assert.Equal(part.Amount("実在高") - box.CashExpected, part.Amount("過不足"));
    }

    [Theory]
    [MemberData(nameof(Trades))]
    public void Receipts_are_numbered_without_a_gap(string day)
    {
        var (closing, box) = Of(Path.Combine("trades", day));

        Assert.Equal(box.LastNumber - box.FirstNumber + 1, box.Papers);
        Assert.Equal(box.Sales + box.Returns + box.Cancels, box.Papers);
        Assert.True(closing.Has(string.Create(CultureInfo.InvariantCulture, $"No.{box.FirstNumber:D6}")));
        Assert.True(closing.Has(string.Create(CultureInfo.InvariantCulture, $"No.{box.LastNumber:D6}")));
    }

    /// <summary>A box that lacks a paper must not come to the same figures: else it proves nothing.</summary>
    [Fact]
    public void A_receipt_missing_from_the_box_is_noticed()
    {
        var papers = PapersOf(Path.Combine("trades", "cafe.day"));
        var sale = papers.First(paper => new PaperText(paper).Amount("合計") is not null);

        ReceiptBox whole = new(papers);
        ReceiptBox lacking = new(papers.Where(paper => paper != sale));

        Assert.NotEqual(whole.SalesTotal, lacking.SalesTotal);
        Assert.NotEqual(whole.CashExpected, lacking.CashExpected);
        Assert.NotEqual(lacking.LastNumber, lacking.Papers);
    }

    private static string HeadingOf(string rate) => rate == "0%" ? "非課税" : $"{rate}対象（税込）";

    private static (PaperText Closing, ReceiptBox Box) Of(string day)
    {
        var papers = PapersOf(day);
        PaperText closing = new(Assert.Single(papers, paper => paper.Contains("精算レポート", StringComparison.Ordinal)));
        return (closing, new(papers));
    }

    private static IReadOnlyList<string> PapersOf(string day) => Played.GetOrAdd(day, Play);

    private static IReadOnlyList<string> Play(string day)
    {
        var folder = Directory.CreateTempSubdirectory("appliance-scenario-");
        try
        {
            return ScenarioRunner.Run(
                Scenario.Parse(day, File.ReadAllText(Path.Combine(ScenarioFolder.Path, day))), folder.FullName, TextWriter.Null);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
