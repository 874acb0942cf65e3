using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using Appliance.Domain.Members;
using Appliance.Storage.Journal;

namespace Appliance.Storage.Tests.Journal;

public sealed class KeyTests
{
    private static readonly MemberProfile Hanako = new("山田 花子", "ﾔﾏﾀﾞ ﾊﾅｺ");
    private static readonly JsonTypeInfo<MemberProfile> Json = EntryJson.Of<MemberProfile>();

    // RFC 6979, A.2.5: P-256 with SHA-256.
    [Theory]
    [InlineData(
        "sample",
        "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716",
        "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8")]
    [InlineData(
        "test",
        "F1ABB023518351CD71D881567B1EA663ED3EFCF6C5132B354F28D3B0B7D38367",
        "019F4113742A2B14BD25926B49C649155F267E60D3814B4C0CC84250E46F0083")]
    public void Deterministic_signatures_are_those_of_RFC_6979(string message, string r, string s) =>
        Assert.Equal(r + s, Convert.ToHexString(Bench.Signer.Sign(SHA256.HashData(Encoding.ASCII.GetBytes(message)))));

    [Fact]
    public void Private_keys_outside_the_group_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new DeterministicSigner(new byte[32]));
        Assert.Throws<ArgumentException>(() => new DeterministicSigner(Convert.FromHexString(
            "FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551")));
    }

    [Fact]
    public void A_device_key_is_made_once_and_found_again()
    {
        FaultyJournalFiles files = new();
        using var first = DeviceKey.OpenOrCreate("/keys/device.key", files);
        using var again = DeviceKey.OpenOrCreate("/keys/device.key", files);
        Assert.Equal(first.PublicKeySpki.ToArray(), again.PublicKeySpki.ToArray());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(first.PublicKeySpki.Span))[..12], first.DeviceId);

        var hash = SHA256.HashData("a"u8);
        using var verifier = SignatureChecks.Import(again.PublicKeySpki);
        Assert.True(SignatureChecks.IsGood(verifier, hash, first.Sign(hash)));
        Assert.StartsWith("-----BEGIN PRIVATE KEY-----", Encoding.ASCII.GetString(files.ReadAll("/keys/device.key")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_key_of_seeded_randomness_is_that_scalar()
    {
        using var key = DeviceKey.OpenOrCreate("/keys/device.key", new FaultyJournalFiles(), bytes => Convert.FromHexString(
            "C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721").CopyTo(bytes));
        Assert.Equal(Bench.Signer.DeviceId, key.DeviceId);
    }

    [Fact]
    public void A_key_file_that_others_may_read_is_refused()
    {
        FaultyJournalFiles files = new();
        DeviceKey.OpenOrCreate("/keys/device.key", files).Dispose();
        CardHasher.OpenOrCreate("/keys/card-hash.key", files);
        MemberKeyring.Open("/keys/members.keys", files).Dispose();
        foreach (var path in new[] { "/keys/device.key", "/keys/card-hash.key", "/keys/members.keys" }) files.OpenToOthers.Add(path);
        var refusal = Assert.Throws<UnauthorizedAccessException>(() => DeviceKey.OpenOrCreate("/keys/device.key", files));
        Assert.Contains("chmod 600 /keys/device.key", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<UnauthorizedAccessException>(() => CardHasher.OpenOrCreate("/keys/card-hash.key", files));
        Assert.Throws<UnauthorizedAccessException>(() => MemberKeyring.Open("/keys/members.keys", files));
    }

    [Theory]
    [InlineData("not a key")]
    [InlineData("")]
    public void A_key_file_without_a_key_is_refused(string content)
    {
        FaultyJournalFiles files = new();
        files.WriteAll("/keys/device.key", Encoding.ASCII.GetBytes(content));
        files.WriteAll("/keys/card-hash.key", Encoding.ASCII.GetBytes(content));
        Assert.Throws<CryptographicException>(() => DeviceKey.OpenOrCreate("/keys/device.key", files));
        Assert.Throws<CryptographicException>(() => CardHasher.OpenOrCreate("/keys/card-hash.key", files));
    }

    // The value is HMAC-SHA-256 of "Hi There" under a key of 32 bytes 0b,
    // computed with Python's hmac.
    [Fact]
    public void A_card_hash_is_an_HMAC_under_the_shops_key()
    {
        var hasher = CardHasher.OpenOrCreate("/keys/card-hash.key", new FaultyJournalFiles(), bytes => bytes.Fill(0x0b));
        Assert.Equal("198a607eb44bfbc69903a0f1cf2bbdc5ba0aa3f3d9ae3c1c7a3b1696a0b68cf7", hasher.Hash("Hi There"u8));
    }

    [Fact]
    public void A_sealed_profile_opens_for_its_member_only()
    {
        using var keyring = MemberKeyring.Open("/keys/members.keys", new FaultyJournalFiles());
        keyring.EnsureKeys(["M000001", "M000002"]);
        var box = keyring.Seal("M000001", Hanako, Json);
        Assert.Equal(Hanako, keyring.Unseal("M000001", box, Json));
        Assert.NotEqual(box, keyring.Seal("M000001", Hanako, Json));
        Assert.ThrowsAny<CryptographicException>(() => keyring.Unseal("M000002", box, Json));
        Assert.Null(keyring.Unseal("M000003", box, Json));
    }

    [Fact]
    public void A_destroyed_key_stays_destroyed_and_is_gone_from_the_file()
    {
        FaultyJournalFiles files = new();
        string box;
        byte[] key;
        using (var keyring = MemberKeyring.Open("/keys/members.keys", files))
        {
            keyring.EnsureKeys(["M000001", "M000002"]);
            box = keyring.Seal("M000001", Hanako, Json);
            key = files.ReadAll("/keys/members.keys")[64..96];
            keyring.Destroy("M000001");
            Assert.Null(keyring.Unseal("M000001", box, Json));
        }

        files.CutPower(new Random(1));
        Assert.True(files.ReadAll("/keys/members.keys").AsSpan().IndexOf(key) < 0);
        using var again = MemberKeyring.Open("/keys/members.keys", files);
        Assert.True(again.IsDestroyed("M000001"));
        Assert.False(again.IsDestroyed("M000002"));
        Assert.Null(again.Unseal("M000001", box, Json));
        Assert.Throws<ArgumentException>(() => again.Seal("M000001", Hanako, Json));
    }

    [Fact]
    public void A_torn_record_at_the_end_is_dropped_and_written_over()
    {
        FaultyJournalFiles files = new();
        using (var keyring = MemberKeyring.Open("/keys/members.keys", files)) keyring.EnsureKeys(["M000001"]);
        var whole = files.ReadAll("/keys/members.keys");
        files.WriteAll("/keys/members.keys", [.. whole, .. whole[..77]]);
        string box;
        using (var again = MemberKeyring.Open("/keys/members.keys", files))
        {
            again.EnsureKeys(["M000002"]);
            box = again.Seal("M000002", Hanako, Json);
        }

        using var third = MemberKeyring.Open("/keys/members.keys", files);
        Assert.Equal(Hanako, third.Unseal("M000002", box, Json));
        Assert.Equal(256, files.ReadAll("/keys/members.keys").Length);
    }

    [Fact]
    public void A_damaged_record_before_the_last_is_refused()
    {
        FaultyJournalFiles files = new();
        using (var keyring = MemberKeyring.Open("/keys/members.keys", files)) keyring.EnsureKeys(["M000001", "M000002"]);
        var bytes = files.ReadAll("/keys/members.keys").ToArray();
        bytes[70] ^= 1;
        files.WriteAll("/keys/members.keys", bytes);
        Assert.Throws<InvalidDataException>(() => MemberKeyring.Open("/keys/members.keys", files));
    }

    [Fact]
    public void A_member_id_longer_than_a_record_takes_is_refused()
    {
        using var keyring = MemberKeyring.Open("/keys/members.keys", new FaultyJournalFiles());
        keyring.EnsureKeys([new string('M', MemberKeyring.LongestIdBytes)]);
        Assert.Throws<ArgumentException>(() => keyring.EnsureKeys([new string('M', MemberKeyring.LongestIdBytes + 1)]));
    }

    [Fact]
    public void On_a_real_disk_keys_are_for_their_owner_only()
    {
        if (OperatingSystem.IsWindows()) return;
        var folder = Directory.CreateTempSubdirectory("keys");
        try
        {
            var path = Path.Combine(folder.FullName, "keys", "device.key");
            DiskJournalFiles files = new();
            DeviceKey.OpenOrCreate(path, files).Dispose();
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.GroupRead);
            Assert.Throws<UnauthorizedAccessException>(() => DeviceKey.OpenOrCreate(path, files));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
