using Appliance.Domain.Money;

namespace Appliance.Domain.Sales;

/// <summary>
/// Stamp duty on a paper that says money was received (印紙税法 別表第一 第17号文書の1: 売上代金に係る金銭又は有価証券の
/// 受取書). Only what was received in cash or gift vouchers counts: with cards (信用取引), electronic money and points no
/// money changes hands, provided the paper says so (国税庁 質疑応答事例 印紙税).
/// </summary>
public static class StampDuty
{
    /// <summary>Upper ends of the brackets, each included, with what they cost.</summary>
    private static readonly (Yen UpTo, Yen Duty)[] Brackets =
    [
        (new(1_000_000), new(200)),
        (new(2_000_000), new(400)),
        (new(3_000_000), new(600)),
        (new(5_000_000), new(1_000)),
        (new(10_000_000), new(2_000)),
        (new(20_000_000), new(4_000)),
        (new(30_000_000), new(6_000)),
        (new(50_000_000), new(10_000)),
        (new(100_000_000), new(20_000)),
        (new(200_000_000), new(40_000)),
        (new(300_000_000), new(60_000)),
        (new(500_000_000), new(100_000)),
        (new(1_000_000_000), new(150_000)),
    ];

    /// <summary>Duty beyond the last bracket.</summary>
    private static readonly Yen Most = new(200_000);

    /// <summary>Below this nothing is due (記載された受取金額が5万円未満のもの, since 2014-04-01).</summary>
    public static Yen From { get; } = new(50_000);

    /// <summary>Duty on an amount stated as received.</summary>
    /// <param name="stated">記載金額, ¥0 or more.</param>
    public static Yen On(Yen stated)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(stated.Amount, nameof(stated));
        if (stated < From) return Yen.Zero;
        foreach (var (upTo, duty) in Brackets)
        {
            if (stated <= upTo) return duty;
        }

        return Most;
    }

    /// <summary>Duty on the receipt of a sale whose tax is itemised.</summary>
    /// <param name="total">What the receipt is for, tax included.</param>
    /// <param name="tax">Tax within it.</param>
    /// <param name="tenders">How it was paid.</param>
    /// <remarks>
    /// The tax counts for nothing only where it is stated for what was received (消費税法の改正等に伴う印紙税の取扱い
    /// について, 平元.3.10間消3-2). Where a part was paid otherwise, the tax of the part in cash is not stated; that part
    /// then counts whole, on the safe side.
    /// </remarks>
    public static Yen On(Yen total, Yen tax, IEnumerable<Tender> tenders)
    {
        var received = tenders
            .Where(tender => tender.Kind is TenderKind.Cash or TenderKind.GiftVoucher)
            .Aggregate(Yen.Zero, (sum, tender) => sum + tender.Amount);
        return On(received >= total ? total - tax : received);
    }
}
