using System.Text.RegularExpressions;
using Appliance.Domain.Bookings;
using Appliance.Domain.Journal;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Marketing;
using Appliance.Domain.Marketing.Conditions;
using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Bookings;
using Appliance.Storage.Projections.Campaigns;
using Appliance.Storage.Projections.Groups;
using Appliance.Storage.Projections.Loyalty;
using FsCheck;
using FsCheck.Fluent;

namespace Appliance.Storage.Tests.Projections;

/// <summary>Two members who are one person are one in every part, and two again when they are parted.</summary>
public sealed partial class FamilyTests : IDisposable
{
    private const string One = "M000001";
    private const string Two = "M000002";

    private static readonly Campaign Plan = new(
        "C000001", "秋のお礼", CampaignKind.Once, ContactChannel.Email, null, new("件名", "{お名前}様"), null, 5_000, 30, 6_000);

    private readonly WrittenShop shop = new();

    public FamilyTests() => shop.Tell(
        new MemberRegistered(One, new("山田 花子", "ﾔﾏﾀﾞ ﾊﾅｺ", Birthday: new(1980, 4, 1)), ["a1"]),
        new MemberRegistered(Two, new("山田 はな子", "ﾔﾏﾀﾞ ﾊﾅｺ"), ["a2"]));

    [Fact]
    public void Points_coupons_stamps_and_passes_of_both_are_held_by_the_one_who_stays()
    {
        shop.Tell(new PointsGifted(One, 100, 100, new("お礼")), new PointsGifted(Two, 50, 50, new("お礼")));
        shop.Tell(
            new CouponIssued("ST1-M000002", Two, "AKI", shop.Day, shop.Day.AddDays(9), 1, CouponReason.Staff),
            new PassIssued(Two, new("P1", "回数券", "ｶｲｽｳｹﾝ", shop.Day, shop.Day.AddDays(90), 5), "11", "S1"));
        Merge();

        var both = Loyalty(One)!;
        Assert.Equal((150L, 1, 1), (both.Points.Account.Held, both.Coupons?.Count, both.Passes?.Count));
        Assert.Equal(150, Member(One).Points);
        Assert.Null(Loyalty(Two));

        shop.Tell(new PassUsed(One, "P1", "回数券", 1, 4, shop.Day.AddDays(90)));
        shop.Sale(One, used: 120);
        Assert.Equal((30L, 4), (Loyalty(One)!.Points.Account.Held, Loyalty(One)!.Passes![0].Left));
        shop.Tell(new MembersUnmerged(One, Two));
        Assert.Equal((0L, 30L), (Loyalty(One)!.Points.Account.Held, Loyalty(Two)!.Points.Account.Held));
        Assert.Equal(4, Loyalty(Two)!.Passes![0].Left);
        Assert.Equal((0L, 30L), (Member(One).Points, Member(Two).Points));
    }

    [Fact]
    public void Figures_and_purchases_of_both_are_told_of_the_one_who_stays_and_nobody_else_is_listed()
    {
        shop.Tell(new SegmentDefined("G0001", "2回以上", new FigureIs(Figure.Visits, Comparison.AtLeast, 2), false));
        shop.Sale(One, goods: ("11", 1_000));
        shop.Day = shop.Day.AddDays(3);
        shop.Sale(Two, goods: [("11", 500), ("12", 300)]);
        Merge();

        Assert.Equal((new Yen(1_800), 2), (Figures(One)!.Total, Figures(One)!.Visits));
        Assert.Equal((new Yen(1_800), 2), (Member(One).TotalSpent, Member(One).Visits));
        Assert.Null(Figures(Two));
        Assert.Equal([One], shop.Store.BuyersOf(PurchaseSubject.Product("11")).Select(it => it.MemberId));
        Assert.Equal((2, new Yen(1_500)), (Bought(One, "P11")!.Times, Bought(One, "P11")!.Amount));
        Assert.Equal([One], shop.Store.MembersOf("G0001"));

        shop.Tell(new MembersUnmerged(One, Two));
        Assert.Empty(shop.Store.MembersOf("G0001"));
        Assert.Equal((new Yen(1_000), new Yen(800)), (Figures(One)!.Total, Figures(Two)!.Total));
        Assert.Equal((1, 1), (Bought(One, "P11")!.Times, Bought(Two, "P11")!.Times));
    }

    [Fact]
    public void A_sale_that_was_open_under_the_other_card_counts_for_the_one_who_stays()
    {
        Merge();
        var sale = shop.Sale(Two, points: 10);
        Assert.Equal((new Yen(1_000), 10L), (Figures(One)!.Total, Loyalty(One)!.Points.Account.Held));
        shop.Refund(sale, takenBack: 10);
        Assert.Equal((Yen.Zero, 0L), (Figures(One)!.Total, Loyalty(One)!.Points.Account.Held));
        Assert.Null(Figures(Two));
    }

    [Fact]
    public void A_booking_of_either_is_settled_by_the_sale_of_the_one_who_stays()
    {
        shop.Tell(new BookingMade(Two, "B000001", new(shop.Day, 9 * 60, 60), "CUT", new(5_000), Yen.Zero, null));
        Merge();
        shop.Sale(One);
        Assert.Equal(BookingState.Settled, shop.Store.Get(BookingCollections.Bookings, "B000001")!.State);
    }

    [Fact]
    public void A_campaign_reaches_joined_members_once_counts_their_sales_once_and_asks_for_the_latest_consent()
    {
        shop.Tell(
            new CampaignDefined(Plan), new CampaignStarted("C000001", "seed"),
            new ConsentRecorded(One, ConsentPurpose.Marketing, ContactChannel.Email, true, "…"),
            new CampaignDrawn("C000001", [One, Two], [], Yen.Zero, Yen.Zero, null));
        Merge();
        Assert.Equal(MessageState.Waiting, Message(One).State);
        Assert.Equal(MessageState.Withdrawn, Message(Two).State);
        shop.Sale(One, goods: ("11", 1_000));
        Assert.Equal(new Yen(1_000), shop.Store.Get(CampaignCollections.Campaigns, "C000001")!.Treated.Sales);
        Assert.Null(shop.Store.Get(CampaignCollections.Reach, Two));

        shop.Day = shop.Day.AddDays(1);
        shop.Tell(new MembersUnmerged(One, Two), new ConsentRecorded(Two, ConsentPurpose.Marketing, ContactChannel.Email, false, "…"));
        Assert.True(Member(One).MayBeReachedBy(ContactChannel.Email));
        Merge();
        Assert.False(Member(One).MayBeReachedBy(ContactChannel.Email));
    }

    [Fact]
    public void Joining_and_parting_at_once_leaves_every_document_as_it_was() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20), Prop.ForAll(
            Gen.Choose(0, 9).SelectMany(kind => Gen.Choose(1, 3).Select(who => (kind, who))).ArrayOf().ToArbitrary(),
            steps =>
            {
                using WrittenShop living = new();
                for (var i = 1; i <= 3; i++) living.Tell(new MemberRegistered($"M00000{i}", new($"会員{i}", ""), [$"c{i}"]));
                var next = 0;
                foreach (var (kind, who) in steps) Live(living, kind, $"M00000{who}", ++next);
                var before = Plain(living);
                living.Tell(new MembersMerged("M000002", "M000003"));
                living.Tell(new MembersMerged(One, "M000002"));
                Assert.True(Balance(living));
                living.Tell(new MembersUnmerged(One, "M000002"));
                living.Tell(new MembersUnmerged("M000002", "M000003"));
                Assert.Equal(before, Plain(living));
            }));

    [Fact]
    public void Whatever_happens_to_joined_members_both_sides_of_the_ledger_come_to_the_same() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20), Prop.ForAll(
            Gen.Choose(0, 9).SelectMany(kind => Gen.Choose(1, 2).Select(who => (kind, who))).ArrayOf().ToArbitrary(),
            steps =>
            {
                using WrittenShop living = new();
                for (var i = 1; i <= 2; i++) living.Tell(new MemberRegistered($"M00000{i}", new($"会員{i}", ""), []));
                foreach (var (index, (kind, who)) in steps.Index())
                {
                    if (index == steps.Length / 3) living.Tell(new MembersMerged(One, Two));
                    Live(living, kind, $"M00000{who}", index);
                    if (!Balance(living)) return false;
                }

                if (steps.Length >= 1) living.Tell(new MembersUnmerged(One, Two));
                return Balance(living);
            }));

    public void Dispose() => shop.Dispose();

    private static void Live(WrittenShop shop, int kind, string who, int next)
    {
        switch (kind)
        {
            case 0 or 1:
                shop.Sale(who, points: 10, used: kind * 25, goods: ($"{10 + next % 3}", 700));
                break;
            case 2:
                shop.Refund(shop.Sale(who, points: 7), takenBack: 7);
                break;
            case 3:
                shop.Tell(new PointsGifted(who, 40, 0, new("お礼")));
                break;
            case 4:
                shop.Tell(new PointsExpired(who, 15, 0, ExpiryKind.Age));
                break;
            case 5:
                shop.Tell(new PointsCorrected(who, -5, 0, new("訂正")));
                break;
            case 6:
                shop.Tell(new BalancesOpened(who, new(new(9_000), 3, new(2026, 9, 1), 20)));
                break;
            case 7:
                shop.Tell(new ConsentRecorded(who, ConsentPurpose.Marketing, ContactChannel.Email, next % 2 == 0, "…"));
                break;
            case 8:
                shop.Tell(new PassIssued(who, new($"P{next}", "券", "ｹﾝ", shop.Day, shop.Day.AddDays(9), 3), "11", "S"));
                break;
            default:
                shop.Day = shop.Day.AddDays(1);
                break;
        }
    }

    /// <summary>Every document but where the store is, without the number of the entry that changed it last.</summary>
    private static string Plain(WrittenShop shop) => string.Join('\n', shop.Documents()
        .Where(it => !it.Key.StartsWith("counters/", StringComparison.Ordinal))
        .Select(it => $"{it.Key} {Changed().Replace(it.Value, "")}"));

    private static bool Balance(WrittenShop shop)
    {
        var all = shop.Store.Get(LoyaltyCollections.Shop, Collections.TheOnly)?.Points ?? PointAccount.Zero;
        var sum = PointAccount.Zero;
        foreach (var id in new[] { One, Two, "M000003" })
        {
            if (shop.Store.Get(LoyaltyCollections.Members, id) is not { Points: var holding }) continue;
            sum += holding.Account;
            if (!holding.Account.Balances || holding.Lots.Sum(lot => lot.Points) != Math.Max(holding.Account.Held, 0)) return false;
            if (shop.Store.Get(Collections.Members, id)!.Points != holding.Account.Held) return false;
        }

        return all == sum && all.Balances;
    }

    private void Merge() => shop.Tell(new MembersMerged(One, Two));

    private LoyaltyMemberDocument? Loyalty(string id) => shop.Store.Get(LoyaltyCollections.Members, id);

    private MemberDocument Member(string id) => shop.Store.Get(Collections.Members, id)!;

    private MemberFigures? Figures(string id) => shop.Store.Get(GroupsCollections.Figures, id)?.Figures;

    private PurchaseFigures? Bought(string id, string subject) => shop.Store.Get(GroupsCollections.Purchases, $"{id}/{subject}")?.Figures;

    private MessageDocument Message(string id) => shop.Store.Get(CampaignCollections.Messages, MessageDocument.IdOf("C000001", id))!;

    [GeneratedRegex("\"changedSequence\":\\d+,?", RegexOptions.None, 1_000)]
    private static partial Regex Changed();
}
