using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Tests.Journal;

namespace Appliance.Storage.Tests.Projections;

public sealed class RosterProjectionTests : IDisposable
{
    private readonly MemoryDocumentStore store = new();
    private readonly Shopkeeper shop = new();
    private readonly Bench bench = new();

    [Fact]
    public void Joined_members_have_the_figures_of_both_and_what_follows_goes_to_both()
    {
        Live(
        [
            shop.Opened(Bench.Signer), shop.Member(), shop.Member(), shop.Sale(1000, "M000001"), shop.Sale(200, "M000002"),
            shop.Draft(new MembersMerged("M000001", "M000002")), shop.Sale(400, "M000002"),
        ]);
        var kept = Member("M000001");
        Assert.Equal((new Yen(2400), 3, 24), (kept.TotalSpent, kept.SaleCount, kept.Points));
        Assert.Equal((1, new Yen(900)), (kept.Alone!.SaleCount, Member("M000002").TotalSpent));
        Assert.Equal("M000001", MergedMembers.Living(store, "M000002")?.Id);
        Assert.Equal(["M000001", "M000002"], MergedMembers.Family(store, "M000002"));
        Assert.Equal(["M000001"], Listed(Collections.MembersByKana));
    }

    [Fact]
    public void Parting_gives_each_exactly_what_was_theirs()
    {
        Live(
        [
            shop.Opened(Bench.Signer), shop.Member(), shop.Member(), shop.Member(), shop.Sale(1000, "M000001"),
            shop.Draft(new MembersMerged("M000001", "M000002")), shop.Draft(new MembersMerged("M000001", "M000003")),
            shop.Sale(200, "M000002"), shop.Sale(600, "M000003"), shop.Sale(400, "M000001"),
            shop.Draft(new MembersUnmerged("M000001", "M000002")),
        ]);
        Assert.Equal(new Yen(1500 + 600 + 900), Member("M000001").TotalSpent);
        Assert.Equal((new Yen(300), (string?)null), (Member("M000002").TotalSpent, Member("M000002").MergedInto));
        Assert.Equal(["M000001", "M000002"], Listed(Collections.MembersByNumber));
    }

    [Fact]
    public void An_import_counts_for_nothing_before_its_end_and_becomes_members_slice_by_slice()
    {
        using var journal = bench.Open();
        Projector projector = new(store);
        projector.Apply(journal.Append(
        [
            shop.Opened(Bench.Signer), shop.Draft(new ImportBegun("I000001", 1, 2)), Staged(1), Staged(2),
        ]));
        Assert.Empty(Listed(Collections.MembersByNumber));
        projector.Apply(journal.Append([shop.Draft(new ImportEnded("I000001")), shop.Draft(new ImportSettled("I000001", 0, 1))]));
        Assert.Equal(["M000001"], Listed(Collections.MembersByNumber));
        projector.Apply(journal.Append([shop.Draft(new ImportSettled("I000001", 1, 1))]));
        Assert.Equal(["M000001", "M000002"], Listed(Collections.MembersByNumber));
        var member = Member("M000002");
        Assert.Equal(("会員 2", new Yen(5_000), 4, 30), (member.Profile?.Name, member.TotalSpent, member.Visits, member.Points));
        Assert.True(member.MayBeReachedBy(ContactChannel.Email));
        Assert.Equal(new CardDocument($"{2:x64}", "M000002"), store.Get(Collections.Cards, $"{2:x64}"));
        Assert.True(store.Get(RosterCollections.Imports, "I000001")!.IsDone);
        Assert.Null(store.Get(RosterCollections.Staged, StagedDocument.IdOf("I000001", 0)));
    }

    [Fact]
    public void An_abandoned_import_leaves_nothing_but_its_numbers()
    {
        Live(
        [
            shop.Opened(Bench.Signer), shop.Draft(new ImportBegun("I000001", 1, 2)), Staged(1), shop.Draft(new ImportAbandoned("I000001")),
            shop.Draft(new ImportSettled("I000001", 0, 1)),
        ]);
        Assert.Empty(Listed(Collections.MembersByNumber));
        Assert.Null(store.Get(RosterCollections.Staged, StagedDocument.IdOf("I000001", 0)));
        Assert.Null(store.Get(Collections.Cards, $"{1:x64}"));
        Assert.True(store.Get(RosterCollections.Imports, "I000001")!.IsDone);
        Assert.Equal(2, store.Get(Collections.Counters, Collections.TheOnly)!.Totals.LastMemberNumber);
    }

    [Fact]
    public void A_lost_card_is_blocked_and_its_successor_stands_for_the_same_member()
    {
        Live(
        [
            shop.Opened(Bench.Signer), shop.Member(), shop.Sale(1000, "M000001"),
            shop.Draft(new CardBlocked("M000001", $"{1:x64}", CardTrouble.Lost)),
            shop.Draft(new CardAdded("M000001", "new", $"{1:x64}")),
        ]);
        var member = Member("M000001");
        Assert.Equal((1, 15), (member.CardCount, member.Points));
        Assert.Equal(CardTrouble.Replaced, store.Get(Collections.Cards, $"{1:x64}")?.Blocked);
        Assert.Equal(new CardDocument("new", "M000001"), store.Get(Collections.Cards, "new"));
    }

    [Fact]
    public void Erasure_takes_everything_personal_out_of_the_documents_and_leaves_the_figures()
    {
        Live(
        [
            shop.Opened(Bench.Signer), shop.Member("r-1"), shop.Sale(1000, "M000001"),
            shop.Draft(new ConsentRecorded("M000001", ConsentPurpose.Marketing, ContactChannel.Email, true, "…")),
            shop.Draft(new MemberErased("M000001")),
        ]);
        var member = Member("M000001");
        Assert.Equal((null, null, null, null, true), (member.Profile, member.Consents, member.Cards, member.RequestKey, member.IsErased));
        Assert.Equal(new Yen(1500), member.TotalSpent);
        Assert.Null(store.Get(Collections.Cards, $"{1:x64}"));
        Assert.Empty(Listed(Collections.MembersByKana));
        Assert.Equal(["M000001"], Listed(Collections.MembersErased));
    }

    [Fact]
    public void A_look_is_kept_once_for_each_person_member_and_day()
    {
        Live(
        [
            shop.Opened(Bench.Signer), shop.Member(), shop.Draft(new MemberViewed("M000001")), shop.Draft(new MemberViewed("M000001")),
        ]);
        var looks = store.Range(
            RosterCollections.Looks, RosterCollections.LooksByMember, Collections.MemberFrom("M000001"), Collections.MemberTo("M000001"), 9);
        Assert.Equal(("01", "M000001"), (looks.Single().Who, looks.Single().MemberId));
    }

    public void Dispose() => store.Dispose();

    private EntryDraft Staged(int number) => shop.Draft(new MemberStaged(
        $"M{number:D6}", "I000001", new($"会員 {number}", $"ｶｲｲﾝ{number}"), [$"{number:x64}"], new(new(5_000), 4, new(2026, 10, 1), 30),
        [ContactChannel.Email]));

    private MemberDocument Member(string id) => store.Get(Collections.Members, id)!;

    private IEnumerable<string> Listed(DocumentIndex<MemberDocument> index) =>
        store.Range(Collections.Members, index, "", Collections.End, 99).Select(member => member.Id);

    private void Live(EntryDraft[] drafts)
    {
        using var journal = bench.Open();
        new Projector(store).Apply(journal.Append(drafts));
    }
}
