using Appliance.Domain.Journal;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Marketing;
using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Campaigns;
using Appliance.Storage.Tests.Journal;

namespace Appliance.Storage.Tests.Projections;

public sealed class CampaignProjectionTests : IDisposable
{
    private const string Id = "C000001";
    private readonly MemoryDocumentStore store = new();
    private readonly Shopkeeper shop = new();
    private readonly Bench bench = new();

    private static readonly Campaign Plan = new(
        Id, "秋のお礼", CampaignKind.Once, ContactChannel.Receipt, null, new(null, "{お名前}様"), "AKI", 5_000, 30, 6_000);

    private CampaignDocument Document => store.Get(CampaignCollections.Campaigns, Id)!;

    [Fact]
    public void Sales_of_drawn_members_count_for_their_group_until_the_window_is_over()
    {
        Begin();
        Live(shop.Sale(1_000, "M000001"), shop.Sale(2_000, "M000002"), shop.Sale(200, "M000001"), shop.Sale(400, "M000003"));

        Assert.Equal(new CampaignGroup(1, 1, new(1_800), 1_800m * 1_800m, new(700)), Document.Treated);
        Assert.Equal(new CampaignGroup(1, 1, new(3_000), 3_000m * 3_000m, Yen.Zero), Document.Control);

        for (var day = 0; day < 31; day++) Live(shop.CloseDay());
        Live(shop.Sale(1_000, "M000001"));
        Assert.Equal(new Yen(1_800), Document.Treated.Sales);
    }

    [Fact]
    public void What_is_given_back_of_a_sale_in_the_window_is_taken_off_and_never_more()
    {
        Begin();
        Live(shop.Sale(1_000, "M000001"));
        Live(shop.Draft(Refund(new(500))), shop.Draft(Refund(new(5_000))));

        Assert.Equal((Yen.Zero, 0m, 1L), (Document.Treated.Sales, Document.Treated.SumOfSquares, Document.Treated.Responders));
    }

    [Fact]
    public void A_card_tapped_after_the_sale_counts_also_when_both_are_applied_at_once()
    {
        Begin();
        var sale = shop.Sale(1_000);
        Live(sale, shop.Draft(new PointsAdded(((SaleClosed)sale.Data).SaleId, "M000001", 15, 15)));

        Assert.Equal(new Yen(1_500), Document.Treated.Sales);
    }

    [Fact]
    public void A_coupon_for_the_next_receipt_is_sent_when_the_printer_confirms_the_receipt_of_a_later_sale()
    {
        var before = shop.Member();
        var sale = shop.Sale(1_000, "M000001");
        Live(shop.Opened(Bench.Signer), before, shop.Member(), shop.Member(), sale);
        Plans();
        Live(shop.Printed());
        Assert.Equal(new MessageCounts(Waiting: 1), Document.Messages);

        Live(shop.Sale(500, "M000001"), shop.Printed());
        Assert.Equal(new MessageCounts(Sent: 1), Document.Messages);
    }

    [Fact]
    public void Consent_taken_back_keeps_what_waits_from_leaving()
    {
        Begin();
        Live(shop.Draft(new ConsentRecorded("M000001", ConsentPurpose.Marketing, ContactChannel.Email, false, "")));
        Assert.Equal(new MessageCounts(Waiting: 1), Document.Messages);

        Live(shop.Draft(new ConsentRecorded("M000001", ConsentPurpose.Marketing, ContactChannel.Receipt, false, "")));
        Assert.Equal(new MessageCounts(Withdrawn: 1), Document.Messages);
    }

    [Fact]
    public void A_message_goes_from_waiting_to_sending_to_waiting_again_and_is_due_later()
    {
        Begin(Plan with { Channel = ContactChannel.Email, CouponCode = null });
        DateTimeOffset due = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);
        Live(shop.Draft(new MessageSending(Id, "M000001", 1)));
        Assert.Equal(new MessageCounts(Sending: 1), Document.Messages);
        Assert.Equal(["M000001"], Range(CampaignCollections.MessagesUnderWay).Select(it => it.MemberId));

        Live(shop.Draft(new MessageFailed(Id, "M000001", MessageFailure.Later, "450", due)));
        Assert.Equal(new MessageCounts(Waiting: 1), Document.Messages);
        Assert.Empty(DueBy(due));
        Assert.Equal((due, 1, "450"), DueBy(due.AddTicks(1)).Select(it => (it.At, it.Attempts, it.Reason)).Single());
    }

    [Fact]
    public void A_rise_is_kept_by_its_day_and_a_fall_is_none()
    {
        RankLadder ladder = new(
            RankMeasure.Spend, 12, [new Rank("SILVER", "シルバー", "ｼﾙﾊﾞｰ", 1_000), new Rank("GOLD", "ゴールド", "ｺﾞｰﾙﾄﾞ", 3_000)]);
        Live(
            shop.Opened(Bench.Signer), shop.Member(), shop.Member(), shop.Draft(new LoyaltyConfigured(new([], Ladder: ladder))),
            shop.Draft(new RankChanged("M000001", "GOLD", "SILVER", 1_500)), shop.Draft(new RankChanged("M000002", null, "SILVER", 1_500)));
        Assert.Equal(["M000002"], Rosen());

        Live(shop.Draft(new RankChanged("M000001", "SILVER", "GOLD", 3_500)), shop.Draft(new RankChanged("M000002", "SILVER", null, 0)));
        Assert.Equal(["M000001", "M000002"], Rosen());

        IEnumerable<string> Rosen() =>
            store.Range(CampaignCollections.Reach, CampaignCollections.ReachByRise, "2026-11-21/", "2026-11-22", 9).Select(it => it.Id);
    }

    [Fact]
    public void Dates_and_LINE_follow_the_profile_and_go_with_it()
    {
        MemberProfile profile = new("山田 花子", "ﾔﾏﾀﾞ ﾊﾅｺ", LineUserId: "U1", Attributes:
        [
            new("wedding", ["2010-06-20"]), new("job", ["teacher"]), new("note", ["2010-13-40"]), new("likes", ["2010-06-20", "2011-06-20"]),
        ]);
        Live(shop.Opened(Bench.Signer), shop.Member(), shop.Draft(new MemberChanged("M000001", profile)));
        var reach = store.Get(CampaignCollections.Reach, "M000001")!;
        Assert.Equal([new MemberDate("wedding", "06-20")], reach.Dates!);
        Assert.Single(store.Range(CampaignCollections.Reach, CampaignCollections.ReachByLine, "U1/", "U10", 9));

        Live(shop.Draft(new MemberErased("M000001")));
        Assert.Equal((null, null), (store.Get(CampaignCollections.Reach, "M000001")!.Dates, store.Get(CampaignCollections.Reach, "M000001")!.LineUserId));
    }

    [Fact]
    public void What_nothing_was_heard_of_waits_and_remembers_since_when()
    {
        Begin(Plan with { Channel = ContactChannel.Line, CouponCode = null });
        DateTimeOffset due = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);
        Live(shop.Draft(new MessageSending(Id, "M000001", 1)), shop.Draft(new MessageFailed(Id, "M000001", MessageFailure.Unheard, "500", due)));
        var since = store.Get(CampaignCollections.Messages, $"{Id}/M000001")!.UnheardSince;
        Live(shop.Draft(new MessageSending(Id, "M000001", 2)), shop.Draft(new MessageFailed(Id, "M000001", MessageFailure.Unheard, "500", due)));

        Assert.Equal(new MessageCounts(Waiting: 1), Document.Messages);
        Assert.NotNull(since);
        Assert.Equal(since, store.Get(CampaignCollections.Messages, $"{Id}/M000001")!.UnheardSince);
    }

    [Fact]
    public void A_rebuilt_store_says_the_same()
    {
        Begin();
        Live(shop.Sale(1_000, "M000001"), shop.Printed(), shop.Sale(2_000, "M000002"), shop.Draft(Refund(new(300))));
        var before = (Document, store.Get(CampaignCollections.Reach, "M000001"));
        using (var journal = bench.Open()) new Projector(store).Rebuild(journal);

        Assert.Equal(before, (Document, store.Get(CampaignCollections.Reach, "M000001")));
    }

    public void Dispose() => store.Dispose();

    private void Begin(Campaign? plan = null)
    {
        Live(shop.Opened(Bench.Signer), shop.Member(), shop.Member(), shop.Member());
        Plans(plan);
    }

    private void Plans(Campaign? plan = null) => Live(
        shop.Draft(new CampaignDefined(plan ?? Plan)),
        shop.Draft(new CampaignStarted(Id, new('0', 32))),
        shop.Draft(new CampaignDrawn(Id, ["M000001"], ["M000002"], new(700), Yen.Zero)));

    private SaleRefunded Refund(Yen amount) => new(
        "20261121-000009", 9, RefundKind.Return, "20261121-000001", 1, new(2026, 11, 21), [], amount,
        [new RateTotal(1000, amount, Yen.Zero)], [new Tender(TenderKind.Cash, amount, amount)], "M000001", 0, 0, 0);

    private IReadOnlyList<MessageDocument> Range(DocumentIndex<MessageDocument> index) =>
        store.Range(CampaignCollections.Messages, index, "", Collections.End, 9);

    private IReadOnlyList<MessageDocument> DueBy(DateTimeOffset at) => store.Range(
        CampaignCollections.Messages, CampaignCollections.MessagesDue, "", CampaignCollections.DueKey(ContactChannel.Email, at), 9);

    private void Live(params EntryDraft[] drafts)
    {
        using var journal = bench.Open();
        new Projector(store).Apply(journal.Append(drafts));
    }
}
