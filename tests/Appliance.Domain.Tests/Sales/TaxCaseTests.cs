using System.Globalization;
using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Domain.Sales;
using Appliance.Domain.Shop;
using Appliance.Domain.Tests.Register;

namespace Appliance.Domain.Tests.Sales;

/// <summary>Every worked case of <c>tax-cases.txt</c>, keyed at the counter.</summary>
public sealed class TaxCaseTests
{
    private static readonly string[] Lines =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Sales", "tax-cases.txt")).Where(line => !line.StartsWith('#'))];

    public static TheoryData<string> Cases => [.. Lines];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_tax_of_each_worked_case_is_right_to_the_yen(string line)
    {
        var columns = line.Split('|', StringSplitOptions.TrimEntries);
        var counter = Key(columns[1], columns[2].Split(' '));
        Assert.Null(counter.Refusal);
        var (total, taxes) = counter.Entries.Select(entry => entry.Data).Last(data => data is SaleClosed or SaleRefunded) switch
        {
            SaleClosed sale => (sale.Total, sale.Taxes),
            SaleRefunded refund => (refund.Total, refund.Taxes),
            var other => throw new InvalidOperationException($"{other} has no tax."),
        };
        Assert.Equal(columns[4], string.Join(' ', taxes.Select(Text)));
        Assert.Equal(new Yen(long.Parse(columns[3], CultureInfo.InvariantCulture)), total);
    }

    [Fact]
    public void The_table_has_at_least_sixty_cases_each_with_its_source()
    {
        Assert.InRange(Lines.Length, 60, int.MaxValue);
        Assert.All(Lines, line => Assert.Equal(6, line.Split('|', StringSplitOptions.RemoveEmptyEntries).Length));
    }

    private static Counter Key(string rounding, string[] words)
    {
        var shop = Counter.Shop with
        {
            TaxRounding = RoundingOf(rounding),
            Points = new(words.Contains("points:discount") ? PointUse.Discount : PointUse.Tender),
        };
        var counter = Counter.Open(shop);
        foreach (var word in words)
        {
            switch (word.Split(':', 2))
            {
                case ["at", var time]:
                    counter.Now = new(DateTime.Parse(time, CultureInfo.InvariantCulture), BusinessDay.JapanOffset);
                    break;
                case ["tap", var member]:
                    counter.TapMember(member);
                    break;
                case ["points", _]:
                    break;
                case ["rounding", var other]:
                    counter.Take(new SetUpRequested([new ShopConfigured(shop with { TaxRounding = RoundingOf(other) })]));
                    break;
                default:
                    counter.Keys(word);
                    break;
            }
        }

        return counter;
    }

    private static TaxRounding RoundingOf(string name) => name switch
    {
        "down" => TaxRounding.Down,
        "half-up" => TaxRounding.HalfUp,
        "up" => TaxRounding.Up,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such rounding."),
    };

    private static string Text(RateTotal rate) => $"{rate.RateBasisPoints / 100}%={rate.Total.Amount}/{rate.Tax.Amount}";
}
