using System.Text;
using Appliance.Domain.Journal;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Tests.Roster;

/// <summary>Wherever the power goes, an import is there whole or not at all, and an erasure is done or was not begun.</summary>
public sealed class PowerCutTests
{
    private const int Rows = 60;

    [Fact]
    public async Task An_import_is_whole_or_not_at_all_wherever_the_power_goes()
    {
        List<int> found = [];
        var cuts = await CutShop.CutEverywhereAsync(
            _ => Task.CompletedTask,
            ImportAsync,
            shop =>
            {
                var all = shop.Stores.Documents.Range(Collections.Members, Collections.MembersByNumber, "/M000004", Collections.End, 1_000);
                Assert.True(all.Count is 0 or Rows, $"{all.Count} members");
                found.Add(all.Count);
                Assert.Empty(shop.Stores.Documents.Range(RosterCollections.Imports, RosterCollections.ImportsUnderWay, "", Collections.End, 9));
                Assert.Null(shop.Stores.Documents.Get(RosterCollections.Staged, StagedDocument.IdOf("I000001", 0)));
                var staged = shop.Stores.Journal.Read(1).Select(it => it.Data).OfType<MemberStaged>();
                Assert.All(staged, it => Assert.Equal(all.Count == 0, it.Profile is null));
                Assert.True(JournalVerifier.Verify("/data/journal", shop.Files).Valid);
            });
        Assert.True(cuts > 10, $"{cuts} cuts");
        Assert.Contains(0, found);
        Assert.Contains(Rows, found);
    }

    [Fact]
    public async Task An_erasure_is_done_or_was_not_begun_wherever_the_power_goes()
    {
        List<bool> erased = [];
        var cuts = await CutShop.CutEverywhereAsync(
            shop => shop.TellAsync(
                new MemberRegistered("M000004", new("消去 花子", ""), ["c4"]), new MemberRegistered("M000005", new("消去 はな子", ""), ["c5"]),
                new MembersMerged("M000004", "M000005")),
            async shop =>
            {
                await shop.TellAsync(new MemberErased("M000004"), new MemberErased("M000005"));
                shop.Stores.DestroyKeys(["M000004", "M000005"]);
            },
            shop =>
            {
                var both = new[] { "M000004", "M000005" }.Select(id => shop.Stores.Documents.Get(Collections.Members, id)!).ToList();
                Assert.Single(both.Select(it => it.IsErased).Distinct());
                erased.Add(both[0].IsErased);
                var written = shop.Stores.Journal.Read(1).Select(it => it.Data).OfType<MemberRegistered>().Where(it => it.MemberId is "M000004" or "M000005");
                Assert.All(written, it => Assert.Equal(both[0].IsErased, it.Profile is null));
                Assert.Equal(!both[0].IsErased, shop.Stores.Documents.Get(Collections.Cards, "c5") is not null);
                Assert.True(JournalVerifier.Verify("/data/journal", shop.Files).Valid);
            });
        Assert.True(cuts >= 4, $"{cuts} cuts");
        Assert.Contains(false, erased);
        Assert.Contains(true, erased);
    }

    private static async Task ImportAsync(CutShop shop)
    {
        StringBuilder csv = new("氏名,電話\r\n");
        for (var i = 0; i < Rows; i++) csv.Append($"移行 {i},090-0000-{i:D4}\r\n");
        var (plan, _) = shop.Imports.Take(Encoding.UTF8.GetBytes(csv.ToString()));
        shop.Imports.Check(plan!.Id, [.. plan.Columns.Select(it => it.Field)]);
        shop.Imports.Start(plan.Id, "01");
        while (!shop.WasCut && shop.Imports.Progress(plan.Id) is { State: "staging" or "settling" }) await Task.Yield();
    }
}
