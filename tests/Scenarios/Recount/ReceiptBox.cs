using System.Globalization;

namespace Appliance.Scenarios.Tests.Recount;

/// <summary>
/// The box the day's papers were thrown into: adds up what customers were given and what slips say, and nothing else.
/// What was printed twice (再発行, 領収書) and what was practice counts once or not at all.
/// </summary>
internal sealed class ReceiptBox
{
    private static readonly Dictionary<string, string> WaysToPay = new(StringComparer.Ordinal)
    {
        ["クレジットカード"] = "クレジットカード",
        ["電子マネー"] = "電子マネー",
        ["コード決済"] = "コード決済",
        ["ポイント"] = "ポイント",
        ["プリペイド"] = "プリペイド",
        ["掛売（後日お支払い）"] = "掛売",
        ["返品充当"] = "返品充当",
    };

    private static readonly Dictionary<string, string> WaysBack = new(StringComparer.Ordinal)
    {
        ["現金で返金"] = "現金",
        ["商品券で返却"] = "商品券",
        ["ポイントで返却"] = "ポイント",
        ["プリペイドへ返金"] = "プリペイド",
        ["掛売から差引"] = "掛売",
        ["交換商品に充当"] = "返品充当",
        ["クレジットカード取消"] = "クレジットカード",
        ["電子マネー取消"] = "電子マネー",
        ["コード決済取消"] = "コード決済",
    };

    private readonly HashSet<long> numbers = [];

    public ReceiptBox(IEnumerable<string> papers)
    {
        foreach (var text in papers) Add(new(text));
    }

    public int Sales { get; private set; }

    public long SalesTotal { get; private set; }

    public int Returns { get; private set; }

    public long ReturnTotal { get; private set; }

    public int Cancels { get; private set; }

    public long CancelTotal { get; private set; }

    /// <summary>Per rate as printed (<c>10%</c>, <c>8%</c>, <c>0%</c>): sales, refunds, and the tax in each.</summary>
    public SortedDictionary<string, RateSum> Rates { get; } = new(StringComparer.Ordinal);

    /// <summary>Per way to pay: what came in, and what went back.</summary>
    public SortedDictionary<string, TenderSum> Tenders { get; } = new(StringComparer.Ordinal);

    public long VoucherSurplus { get; private set; }

    public long CashFloat { get; private set; }

    public long PaidIn { get; private set; }

    public long PaidOut { get; private set; }

    public long Prepaid { get; private set; }

    public long Collected { get; private set; }

    public long CashExpected =>
        CashFloat + PaidIn - PaidOut + Tenders.GetValueOrDefault("現金").In - Tenders.GetValueOrDefault("現金").Back;

    public long FirstNumber => numbers.Min();

    public long LastNumber => numbers.Max();

    public int Papers => numbers.Count;

    private void Add(PaperText paper)
    {
        if (paper.Has("練習 ＊＊＊") || paper.Has("TRAINING")) return;
        if (paper.Has("領 収 書") || paper.Has("点検レポート") || paper.Has("精算レポート")) return;
        if (paper.Amount("釣銭準備金") is { } cashFloat) CashFloat += cashFloat;
        else if (paper.Has("入金伝票")) PaidIn += Required(paper, "入金額");
        else if (paper.Has("出金伝票")) PaidOut += Required(paper, "出金額");
        else if (paper.Has("領収証（チャージ")) Prepaid += Advance(paper, Required(paper, "チャージ"));
        else if (paper.Has("領収証（掛入金")) Collected += Advance(paper, Required(paper, "ご入金額"));
        else if (paper.Amount("返金合計") is { } back) AddRefund(paper, back);
        else AddSale(paper, Required(paper, "合計"));
    }

    private static long Required(PaperText paper, string label) => paper.Amount(label)
        ?? throw new InvalidOperationException($"There is no {label} on\n{string.Join('\n', paper.Lines)}");

    /// <summary>Whether this number was not in the box yet.</summary>
    private bool IsNew(PaperText paper) => numbers.Add(paper.Number
        ?? throw new InvalidOperationException($"There is no number on\n{string.Join('\n', paper.Lines)}"));

    private void AddSale(PaperText paper, long total)
    {
        if (!IsNew(paper)) return;
        Sales++;
        SalesTotal += total;
        AddRates(paper, refund: false);
        foreach (var (label, name) in WaysToPay)
        {
            foreach (var amount in ExactAmounts(paper, label)) Receive(name, amount);
        }

        AddVouchers(paper);
        if (paper.Amount("お預り（現金）") is { } received) Receive("現金", received - Required(paper, "お釣り"));
    }

    /// <summary>What a voucher was worth beyond what was due stands under it: no change was given on that.</summary>
    private void AddVouchers(PaperText paper)
    {
        var surplus = paper.Amounts("釣銭なし（差額）").Sum();
        foreach (var amount in ExactAmounts(paper, "商品券")) Receive("商品券", amount);
        if (surplus == 0) return;
        VoucherSurplus += surplus;
        Tenders["商品券"] = Tenders["商品券"] with { In = Tenders["商品券"].In - surplus };
    }

    private void AddRefund(PaperText paper, long total)
    {
        if (!IsNew(paper)) return;
        if (paper.Has("会計取消票")) (Cancels, CancelTotal) = (Cancels + 1, CancelTotal + total);
        else (Returns, ReturnTotal) = (Returns + 1, ReturnTotal + total);
        AddRates(paper, refund: true);
        foreach (var (label, name) in WaysBack)
        {
            foreach (var amount in ExactAmounts(paper, label))
            {
                var sum = Tenders.GetValueOrDefault(name);
                Tenders[name] = sum with { Count = sum.Count + 1, Back = sum.Back + amount };
            }
        }
    }

    private long Advance(PaperText paper, long amount)
    {
        var byCash = paper.Has("お預り（現金）");
        Receive(byCash ? "現金" : WaysToPay.Keys.First(name => paper.Has($"{name}利用")), amount);
        if (byCash && Required(paper, "お預り（現金）") - Required(paper, "お釣り") != amount)
        {
            throw new InvalidOperationException($"Cash and change do not come to {amount}.");
        }

        return amount;
    }

    private void AddRates(PaperText paper, bool refund)
    {
        var lines = paper.Lines.ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines[i].StartsWith('(') || PaperText.AmountOf(lines[i]) is not { } amount) continue;
            if (lines[i].StartsWith("(非課税対象額", StringComparison.Ordinal)) AddRate("0%", amount, 0, refund);
            else
            {
                var tax = PaperText.AmountOf(lines[i + 1])!.Value;
                var isNet = lines[i].Contains("税抜対象額", StringComparison.Ordinal);
                AddRate(lines[i][1..(lines[i].IndexOf('%', StringComparison.Ordinal) + 1)], isNet ? amount + tax : amount, tax, refund);
            }
        }
    }

    private void AddRate(string rate, long total, long tax, bool refund)
    {
        var sum = Rates.GetValueOrDefault(rate);
        Rates[rate] = refund
            ? sum with { Refunds = sum.Refunds + total, RefundTax = sum.RefundTax + tax }
            : sum with { Sales = sum.Sales + total, SalesTax = sum.SalesTax + tax };
    }

    private void Receive(string name, long amount)
    {
        var sum = Tenders.GetValueOrDefault(name);
        Tenders[name] = sum with { Count = sum.Count + 1, In = sum.In + amount };
    }

    /// <summary>Amounts of lines whose left side is this word and nothing more: goods are in other words.</summary>
    private static IEnumerable<long> ExactAmounts(PaperText paper, string label) => AfterTotal(paper)
        .Where(line => line.Split('¥')[0].Trim() == label)
        .Select(PaperText.AmountOf)
        .OfType<long>();

    private static IEnumerable<string> AfterTotal(PaperText paper) => paper.Lines
        .SkipWhile(line => !line.StartsWith("合計", StringComparison.Ordinal) && !line.StartsWith("返金合計", StringComparison.Ordinal));

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Papers} papers, {Sales} sales {SalesTotal}, cash {CashExpected}");
}

/// <summary>Of one rate, tax included.</summary>
internal readonly record struct RateSum(long Sales, long SalesTax, long Refunds, long RefundTax);

/// <summary>Of one way to pay.</summary>
internal readonly record struct TenderSum(int Count, long In, long Back);
