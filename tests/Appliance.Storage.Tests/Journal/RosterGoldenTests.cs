using Appliance.Domain.Journal;
using Appliance.Domain.Members;

namespace Appliance.Storage.Tests.Journal;

/// <summary>What is told of the roster as a whole: questions, cards, joining, moving in, privacy.</summary>
public sealed class RosterGoldenTests : GoldenJournal
{
    protected override IReadOnlyList<(string Name, string? Staff, EntryData Data)> Entries { get; } =
    [
        ("attribute.defined.1", "01", new AttributeDefined(new(
            "skin", "肌質", AttributeKind.Choices, true, [new("dry", "乾燥"), new("oily", "脂性")], 2))),
        ("roster.configured.1", "01", new RosterConfigured(new(true, 36, "お知らせを受け取ります。"))),
        ("card.added.1", "02", new CardAdded("M000001", new('b', 64), new('a', 64))),
        ("card.blocked.1", "02", new CardBlocked("M000001", new('b', 64), CardTrouble.Lost)),
        ("card.released.1", "02", new CardReleased("M000001", new('b', 64))),
        ("household.changed.1", "02", new HouseholdChanged("M000002", "H000001")),
        ("members.merged.1", "02", new MembersMerged("M000001", "M000002")),
        ("members.unmerged.1", "02", new MembersUnmerged("M000001", "M000002")),
        ("member.viewed.1", "02", new MemberViewed("M000001")),
        ("member.disclosed.1", "01", new MemberDisclosed("M000001")),
        ("use.stopped.1", "01", new UseStopped("M000001", true)),
        ("balances.opened.1", "01", new BalancesOpened(
            "M000001", new(new(120_000), 34, new(2026, 10, 31), 560, new(2019, 5, 1)))),
        ("import.begun.1", "01", new ImportBegun("I000001", 3, 1)),
        ("member.staged.1", "01", new MemberStaged(
            "M000003", "I000001", new("渡邉\U000E0101 花子", "ﾜﾀﾅﾍﾞ ﾊﾅｺ", "090-0000-0001"), [new('c', 64)], new(new(0), 1, null, 5),
            [ContactChannel.Email, ContactChannel.Post])),
        ("import.ended.1", "01", new ImportEnded("I000001")),
        ("import.abandoned.1", "01", new ImportAbandoned("I000002")),
        ("import.settled.1", null, new ImportSettled("I000001", 0, 1)),
    ];
}
