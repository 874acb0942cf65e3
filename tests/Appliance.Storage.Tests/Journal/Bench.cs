using Appliance.Storage.Journal;

namespace Appliance.Storage.Tests.Journal;

/// <summary>A journal on a disk in memory, with fixed keys and counted randomness: the same calls give the same bytes.</summary>
public sealed class Bench
{
    public const string Folder = "/data/journal";
    private const string KeyPath = "/data/keys/members.keys";
    private byte next;

    public FaultyJournalFiles Files { get; } = new();

    // The private key of RFC 6979, A.2.5.
    public static DeterministicSigner Signer { get; } =
        new(Convert.FromHexString("C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721"));

    /// <summary>A key to follow the first one.</summary>
    public static DeterministicSigner Follower { get; } = new([.. Enumerable.Repeat((byte)7, 32)]);

    /// <summary>The first key, with the other one made and kept.</summary>
    public static DeterministicSigner Changing { get; } =
        new(Convert.FromHexString("C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721")) { Next = Follower };

    public MemberKeyring OpenKeyring() => MemberKeyring.Open(KeyPath, Files, Fill);

    public Storage.Journal.Journal Open(
        long budget = long.MaxValue, MemberKeyring? keyring = null, IJournalSigner? signer = null) =>
        Storage.Journal.Journal.Open(
            new() { Folder = Folder, SealedCheckBudgetBytes = budget }, Files, signer ?? Signer, keyring ?? OpenKeyring());

    public VerifyReport Verify() => JournalVerifier.Verify(Folder, Files);

    public static string PathOf(string name) => Path.Combine(Folder, name);

    private void Fill(Span<byte> bytes)
    {
        if (bytes.Length == 32) next = 0;
        if (bytes.Length == 12) next = 0;
        foreach (ref var value in bytes) value = next++;
    }
}
