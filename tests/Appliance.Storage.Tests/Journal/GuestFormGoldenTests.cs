using Appliance.Domain.Journal;
using Appliance.Domain.Members;

namespace Appliance.Storage.Tests.Journal;

/// <summary>The form that guests fill in themselves.</summary>
public sealed class GuestFormGoldenTests : GoldenJournal
{
    private static readonly string WordHash = string.Concat(Enumerable.Repeat("ab", 32));

    protected override IReadOnlyList<(string Name, string? Staff, EntryData Data)> Entries { get; } =
    [
        ("guest-form.configured.1", "01", new GuestFormConfigured(new(
            ["job"], [ContactChannel.Email, ContactChannel.Receipt], AsksHealth: true, AsksPhoto: false,
            "会員として登録します。", "健康について記録します。", "写真を残します。"))),
        ("guest-form.offered.1", "01", new GuestFormOffered("M000001", WordHash, new(2026, 11, 21, 1, 30, 3, TimeSpan.Zero))),
        ("guest-form.filled.1", "guest", new GuestFormFilled("M000001", WordHash, "0123456789abcdef0123456789abcdef")),
    ];
}
