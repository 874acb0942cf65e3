using Appliance.Domain.Journal;
using Appliance.Domain.Karte;

namespace Appliance.Storage.Tests.Journal;

/// <summary>What is written of members beyond their profile.</summary>
public sealed class KarteGoldenTests : GoldenJournal
{
    private const string Member = "M000001";

    protected override IReadOnlyList<(string Name, string? Staff, EntryData Data)> Entries { get; } =
    [
        ("alert.recorded.1", "02", new AlertRecorded(Member, 1, new(AlertKind.Allergy, "蕎麦アレルギー", "ｿﾊﾞ"))),
        ("alert.withdrawn.1", "02", new AlertWithdrawn(Member, 1)),
        ("karte-template.defined.1", "02", new KarteTemplateDefined(new(
            "salon-visit", "施術カルテ",
            [
                new("treatment", "施術", KarteFieldKind.Choices, ["カット", "カラー"]),
                new("minutes", "放置時間（分）", KarteFieldKind.Number),
                new("skin", "頭皮・皮膚の様子", KarteFieldKind.Lines, AboutHealth: true),
            ],
            Retired: true))),
        ("karte.written.1", "02", new KarteWritten(Member, 3, 2, new(2026, 11, 20), new(
            "salon-visit",
            [new("treatment", "施術", ["カット", "カラー"]), new("minutes", "放置時間（分）", ["12.5"])],
            "次回は\n前髪を短めに"))),
        ("handover.left.1", "02", new HandoverLeft(Member, 1, new("前回の色が暗めとのこと", "ｲﾛ ｱｶﾙﾒ ﾆ"))),
        ("handover.acknowledged.1", "01", new HandoverAcknowledged(Member, 1)),
        ("photo.added.1", "02", new PhotoAdded(Member, 1, 3, new("/9j/2Q==", 640, 480, "仕上がり"))),
        ("photo.removed.1", "02", new PhotoRemoved(Member, 1)),
        ("karte.read.1", "01", new KarteRead(Member, "01")),
    ];
}
