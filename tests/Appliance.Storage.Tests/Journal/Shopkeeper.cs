using Appliance.Domain;
using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using Appliance.Storage.Journal;

namespace Appliance.Storage.Tests.Journal;

/// <summary>Keeps a shop's numbers and totals right, so that what is appended is a journal the verifier accepts.</summary>
public sealed class Shopkeeper
{
    private readonly SortedDictionary<int, (Yen Total, Yen Tax)> rates = [];
    private readonly Dictionary<string, long> points = [];
    private DateTimeOffset now = new(2026, 11, 21, 1, 0, 0, TimeSpan.Zero);
    private long number;
    private long members;
    private long dayFirst;
    private int daySales;
    private Yen dayTotal;
    private Yen perpetual;

    public DateOnly Day { get; private set; } = new(2026, 11, 21);

    public long LastNumber => number;

    public IReadOnlyCollection<string> Members => points.Keys;

    public EntryDraft Opened(IJournalSigner signer) => Draft(new JournalOpened(Convert.ToBase64String(signer.PublicKeySpki.Span)));

    public EntryDraft Sale(long price = 1000, string? member = null, bool withVoid = false)
    {
        number++;
        if (daySales++ == 0) dayFirst = number;
        var food = new Yen(price);
        var goods = new Yen(price / 2);
        var total = food + goods;
        dayTotal += total;
        perpetual += total;
        EquatableList<RateTotal> taxes =
            [new(1000, goods, new(goods.Amount * 10 / 110)), new(800, food, new(food.Amount * 8 / 108))];
        foreach (var rate in taxes)
        {
            var sofar = rates.GetValueOrDefault(-rate.RateBasisPoints);
            rates[-rate.RateBasisPoints] = (sofar.Total + rate.Total, sofar.Tax + rate.Tax);
        }

        EquatableList<SaleLine> lines =
        [
            new("1001", "緑茶", 1, TaxClass.Reduced, 800, 1, food, food),
            new(null, "雑貨", 2, TaxClass.Standard, 1000, 1, goods, goods),
        ];
        if (withVoid) lines = lines.Add(new(null, "訂正", 2, TaxClass.Standard, 1000, 1, new(5), new(5), Voided: true));
        var granted = member is null ? 0 : total.Amount / 100;
        if (member is not null) points[member] = points.GetValueOrDefault(member) + granted;
        var at = now;
        return Draft(new SaleClosed(
            $"{Day:yyyyMMdd}-{number:D6}", number, at, lines, total, taxes, [new(TenderKind.Cash, total, total)], Yen.Zero,
            member, granted, member is null ? 0 : points[member]));
    }

    public EntryDraft Printed(long? saleNumber = null, bool reissue = false) =>
        Draft(new ReceiptPrinted($"{Day:yyyyMMdd}-{saleNumber ?? number:D6}", reissue));

    public EntryDraft Member(string? requestKey = null)
    {
        var id = $"M{++members:D6}";
        points[id] = 0;
        return Draft(new MemberRegistered(
            id, new MemberProfile($"会員 {members}", $"ｶｲｲﾝ{members}", Phone: "03-1234-5678"), [$"{members:x64}"], requestKey));
    }

    public EntryDraft CloseDay()
    {
        var closing = Draft(new DayClosed(
            daySales,
            dayFirst,
            number,
            dayTotal,
            [.. rates.Select(rate => new RateTotal(-rate.Key, rate.Value.Total, rate.Value.Tax))],
            perpetual));
        Day = Day.AddDays(1);
        now = new(Day, new TimeOnly(1, 0), TimeSpan.Zero);
        (daySales, dayFirst, dayTotal) = (0, 0, Yen.Zero);
        rates.Clear();
        return closing;
    }

    public EntryDraft Draft(EntryData data)
    {
        now = now.AddSeconds(17);
        return new(now, Day, "01", data);
    }
}
