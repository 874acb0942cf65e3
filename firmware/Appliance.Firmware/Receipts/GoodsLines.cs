using Appliance.Domain.Catalog;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;

namespace Appliance.Firmware.Receipts;

/// <summary>
/// The goods on a receipt: name with the mark of the reduced rate, pieces, weight, what was given on the line, who
/// served. Where prices without tax or exempt ones are among them, each amount says what it is (外, 非).
/// </summary>
internal sealed class GoodsLines
{
    private const string ReducedMark = "※";
    private const string ExcludedMark = "外";
    private const string ExemptMark = "非";

    private readonly IReadOnlyList<SaleLine> lines;
    private readonly bool marked;

    /// <param name="lines">Voided ones are left out.</param>
    public GoodsLines(IEnumerable<SaleLine> lines)
    {
        this.lines = [.. lines.Where(line => !line.Voided)];
        marked = this.lines.Any(line => MarkOf(line) is not null);
    }

    /// <summary>Pieces of all of them; what is sold by weight counts as one.</summary>
    public int Pieces => lines.Sum(line => line.Quantity);

    /// <summary>Adds them.</summary>
    /// <param name="sheet">The paper.</param>
    /// <param name="paper">Who served is looked up in it.</param>
    /// <param name="withShares">What the line has of what was given on the whole sale is shown: on a return.</param>
    public void Add(Sheet sheet, Paper paper, bool withShares = false)
    {
        foreach (var line in lines) Add(sheet, paper, line, withShares);
    }

    /// <summary>What they are alone, with their pieces: for a 領収書.</summary>
    public void AddNames(Sheet sheet)
    {
        foreach (var line in lines)
        {
            if (line.Quantity == 1) sheet.Text(NameOf(line));
            else sheet.Pair(NameOf(line), $"{line.Quantity}点");
        }
    }

    /// <summary>What the marks at the amounts and names mean.</summary>
    public void AddLegend(Sheet sheet)
    {
        AddReducedLegend(sheet);
        if (lines.Any(line => MarkOf(line) == ExcludedMark)) sheet.Text($"{ExcludedMark}:税抜価格");
        if (lines.Any(line => MarkOf(line) == ExemptMark)) sheet.Text($"{ExemptMark}:非課税");
    }

    /// <summary>What the mark at the names means.</summary>
    public void AddReducedLegend(Sheet sheet)
    {
        if (lines.Any(line => line.TaxClass == TaxClass.Reduced)) sheet.Text($"{ReducedMark}印は軽減税率対象商品");
    }

    private static string NameOf(SaleLine line) => line.Name + (line.TaxClass == TaxClass.Reduced ? ReducedMark : "");

    private static string? MarkOf(SaleLine line) =>
        line.TaxClass == TaxClass.Exempt ? ExemptMark : line.Pricing == PriceTax.Excluded ? ExcludedMark : null;

    private void Add(Sheet sheet, Paper paper, SaleLine line, bool withShares)
    {
        var mark = marked ? MarkOf(line) ?? "  " : "";
        if (CountOf(line) is { } count)
        {
            sheet.Text(NameOf(line));
            sheet.Pair(count, $"{line.Amount}{mark}");
        }
        else
        {
            sheet.Pair(NameOf(line), $"{line.Amount}{mark}");
        }

        foreach (var given in line.Adjustments ?? []) AddGiven(sheet, Wording.Of(given), given.Amount, marked);
        if (withShares && line.Share != Yen.Zero) AddGiven(sheet, "値引・割増", line.Share, marked);
        if (paper.Template.ShowStaff && ServedBy(paper, line) is { } served) sheet.Text(served);
    }

    private static void AddGiven(Sheet sheet, string name, Yen amount, bool marked) =>
        sheet.Pair($"  {name}", $"{amount}{(marked ? "  " : "")}");

    private static string? CountOf(SaleLine line)
    {
        var weight = line.WeightGrams is { } grams ? $"{grams:#,0}g " : "";
        if (line.Quantity == 1) return weight.Length == 0 ? null : $"  {weight}";
        return $"  {weight}{line.Quantity}点 x @{line.UnitPrice}";
    }

    private static string? ServedBy(Paper paper, SaleLine line)
    {
        var name = line.StaffId is { } id ? paper.Names.Staff(id) : paper.Staff;
        if (line.Nominated && name is not null) return $"  指名 {name}";
        return line.StaffId is null ? null : $"  担当 {name}";
    }
}
