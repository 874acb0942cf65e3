using Appliance.Domain.Journal;
using Appliance.Domain.Members;

namespace Appliance.Storage.Tests.Journal;

/// <summary>What is told of members.</summary>
public sealed class MemberGoldenTests : GoldenJournal
{
    private const string Wording = "お得なお知らせをメールでお送りします。";

    protected override IReadOnlyList<(string Name, string? Staff, EntryData Data)> Entries { get; } =
    [
        ("member.registered.2", "01", new MemberRegistered("M000001", new("仮会員", ""), [new('a', 64)], Provisional: true)),
        ("member.changed.1", "02", new MemberChanged("M000001", new(
            "山田 花子", "ﾔﾏﾀﾞ ﾊﾅｺ", "090-1234-5678", "hanako@example.jp", new(1980, 4, 1), "1000001", "東京都千代田区千代田1-1",
            "U0123456789abcdef0123456789abcdef", [new("hobby", ["1", "3"]), new("job", ["会社員"])]))),
        ("consent.recorded.1", "02", new ConsentRecorded(
            "M000001", ConsentPurpose.Marketing, ContactChannel.Email, true, Wording)),
        ("member.erased.1", null, new MemberErased("M000001")),
    ];
}
