using Appliance.Domain.Journal;
using Appliance.Domain.Karte;
using Appliance.Domain.Marketing;
using Appliance.Domain.Marketing.Conditions;
using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Storage.Projections.Groups;

namespace Appliance.Storage.Tests.Projections;

/// <summary>After an erasure no document of the store tells of the person, and the figures are those they were.</summary>
public sealed class ErasureTests : IDisposable
{
    private const string One = "M000001";
    private const string Two = "M000002";

    /// <summary>Everything anybody wrote of the two; each is looked for in every document.</summary>
    private static readonly string[] Traces =
    [
        "佐藤", "ｻﾄｳ", "03-1234-5678", "hanako@example.jp", "渋谷区", "1500001", "1980-04-01", "04-01",
        "U4af4980629", "会社員", "そばアレルギー", "ｿﾊﾞ", "明るい色", "染め直し", "前髪", "ﾏｴｶﾞﾐ", "/9j/4AAQ", "横顔", "犬連れ", "お詫びの", "間違えた",
        "hash-of-a-card", "hash-of-a-pin", "key-of-a-request", "mailbox hanako",
    ];

    private readonly WrittenShop shop = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Nothing_of_an_erased_member_is_in_any_document(bool isJoined)
    {
        Write(One);
        Write(Two);
        if (isJoined) shop.Tell(new MembersMerged(One, Two));
        Assert.All(Traces, trace => Assert.Contains(shop.Documents(), it => it.Value.Contains(trace, StringComparison.Ordinal)));

        shop.Tell(new MemberErased(One), new MemberErased(Two));

        var left = from document in shop.Documents()
                   from trace in Traces
                   where document.Value.Contains(trace, StringComparison.OrdinalIgnoreCase)
                   select $"{trace} in {document.Key}: {document.Value}";
        Assert.Empty(left);
        Assert.Empty(shop.Store.MembersOf("G0001"));
        var figures = new[] { One, Two }.Select(id => shop.Store.Get(GroupsCollections.Figures, id)).OfType<FiguresDocument>().ToList();
        Assert.Equal(4_000, figures.Sum(it => it.Figures.Total.Amount));
        Assert.All(figures, it => Assert.True(it.Erased));
    }

    public void Dispose() => shop.Dispose();

    private void Write(string id)
    {
        var n = id == One ? 1 : 2;
        shop.Tell(
            new SegmentDefined("G0001", "全員", new FigureIs(Figure.Visits, Comparison.AtLeast, 0), false),
            new AttributeDefined(new("job", "職業", AttributeKind.Text)),
            new MemberRegistered(
                id,
                new(
                    "佐藤 花子", "ｻﾄｳ ﾊﾅｺ", "03-1234-5678", "hanako@example.jp", new(1980, 4, 1), "1500001", "東京都渋谷区1-2-3", "U4af4980629",
                    [new("job", ["会社員"])]),
                [$"hash-of-a-card-{n}"], $"key-of-a-request-{n}"),
            new ConsentRecorded(id, ConsentPurpose.Health, null, true, "…"),
            new AlertRecorded(id, 1, new(AlertKind.Allergy, "そばアレルギー", "ｿﾊﾞ")),
            new HandoverLeft(id, 1, new("前髪に注意", "ﾏｴｶﾞﾐ")),
            new KarteWritten(id, 1, 1, shop.Day, new("SALON", [new("colour", "色", ["明るい色"])], "染め直し")),
            new PhotoAdded(id, 1, 1, new("/9j/4AAQ", 10, 10, "横顔")),
            new BookingMade(id, $"B00000{n}", new(shop.Day.AddDays(1), 600, 60), "CUT", new(5_000), Yen.Zero, new("犬連れ")),
            new WaitingAdded($"W00000{n}", id, "CUT", shop.Day, shop.Day.AddDays(9), null),
            new PointsGifted(id, 100, 100, new("お詫びの品")),
            new CouponIssued($"ST1-{id}", id, "AKI", shop.Day, shop.Day.AddDays(9), 1, CouponReason.Staff),
            new CouponRevoked($"ST1-{id}", id, "間違えた"),
            new MemberPinSet(id, "hash-of-a-pin"),
            new CampaignDefined(new(
                $"C00000{n}", "秋", CampaignKind.Once, ContactChannel.Email, null, new("件名", "本文"), null, 5_000, 30, 6_000)),
            new CampaignStarted($"C00000{n}", "seed"),
            new CampaignDrawn($"C00000{n}", [id], [], Yen.Zero, Yen.Zero, null),
            new MessageSending($"C00000{n}", id, 1),
            new MessageFailed($"C00000{n}", id, MessageFailure.Refused, "550 no mailbox hanako"));
        shop.Sale(id, goods: ("11", 2_000));
    }
}
