using System.Text;
using System.Text.Json.Nodes;
using Appliance.Domain.Journal;
using Appliance.Storage.Journal;

namespace Appliance.Storage.Tests.Journal;

/// <summary>A device that changes its key while its journal goes on.</summary>
public sealed class KeyChangeTests
{
    private const string FirstDay = "2026-11-21.jsonl";
    private const string SecondDay = "2026-11-22.jsonl";
    private readonly Bench bench = new();
    private readonly Shopkeeper shop = new();

    [Fact]
    public void Entries_after_the_change_are_signed_with_the_new_key_and_all_of_them_verify()
    {
        TwoDaysWithAChange().Dispose();

        Assert.Equal(new VerifyReport(true, 7, 4, null), bench.Verify());
        Assert.Equal(["first", "first", "first", "new", "new"], SignersOf(FirstDay));
        Assert.Equal(["new"], SignersOf(SecondDay));

        // The key before is not needed any more, and the device is the one it was.
        using var journal = bench.Open(signer: Bench.Follower);
        Assert.All(journal.Read(1), entry => Assert.Equal(Bench.Signer.DeviceId, entry.DeviceId));
        Assert.True(journal.SealPending());
        Assert.True(journal.VerifyNextSealed());
        journal.Append([shop.Sale()]);
        Assert.True(bench.Verify().Valid);
    }

    [Fact]
    public void An_entry_signed_with_the_old_key_after_the_change_is_false()
    {
        TwoDaysWithAChange().Dispose();
        SignAnew(SecondDay, line: 0, Bench.Signer);

        Assert.Equal(new BadEntry(7, SecondDay, 1, "its signature is not this device's"), bench.Verify().FirstBad);
        var damage = Assert.Throws<JournalDamagedException>(() => bench.Open(signer: Bench.Follower));
        Assert.Equal(7, damage.Where.Sequence);
    }

    [Fact]
    public void An_entry_signed_with_the_new_key_before_the_change_is_false()
    {
        TwoDaysWithAChange().Dispose();
        SignAnew(FirstDay, line: 1, Bench.Follower);

        Assert.Equal(2, bench.Verify().FirstBad?.Sequence);
        using var journal = bench.Open(signer: Bench.Follower);
        Assert.Equal(2, Assert.Throws<JournalDamagedException>(() => journal.VerifyNextSealed()).Where.Sequence);
    }

    [Fact]
    public void A_change_that_the_old_key_did_not_sign_is_refused()
    {
        TwoDaysWithAChange().Dispose();
        SignAnew(FirstDay, line: 3, Bench.Follower);
        bench.Files.Delete(Bench.PathOf("device-keys.jsonl"));

        Assert.Equal(new BadEntry(4, FirstDay, 4, "its signature is not this device's"), bench.Verify().FirstBad);
        Assert.Equal(4, Assert.Throws<JournalDamagedException>(() => bench.Open(signer: Bench.Follower)).Where.Sequence);
    }

    [Fact]
    public void The_old_key_alone_does_not_open_a_journal_that_goes_on_with_the_new_one()
    {
        TwoDaysWithAChange().Dispose();

        var damage = Assert.Throws<JournalDamagedException>(() => bench.Open());

        Assert.Contains("restore keys/device.key", damage.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_list_of_keys_is_made_anew_from_the_journal_when_it_is_lost_or_wrong(bool wrong)
    {
        TwoDaysWithAChange().Dispose();
        var path = Bench.PathOf("device-keys.jsonl");
        var lines = bench.Files.ReadAll(path);
        Assert.Equal(Lines(FirstDay)[3] + "\n", Encoding.UTF8.GetString(lines));
        if (wrong) bench.Files.WriteAll(path, [.. lines[..50], (byte)'x', .. lines[51..]]);
        else bench.Files.Delete(path);
        Assert.Equal(wrong ? "device-keys.jsonl" : null, bench.Verify().FirstBad?.File);

        bench.Open(signer: Bench.Follower).Dispose();

        Assert.Equal(lines, bench.Files.ReadAll(path));
        Assert.True(bench.Verify().Valid);
    }

    [Fact]
    public void A_change_to_a_key_that_is_not_here_is_refused_and_nothing_is_written()
    {
        using (var journal = bench.Open())
        {
            journal.Append([shop.Opened(Bench.Signer)]);
            Assert.Throws<ArgumentException>(() => journal.Append([Change(Bench.Follower)]));
        }

        using var changing = bench.Open(signer: Bench.Changing);
        Assert.Throws<ArgumentException>(() => changing.Append([Change(Bench.Signer)]));
        Assert.Throws<ArgumentException>(() => changing.Append([Change(Bench.Follower), Change(Bench.Follower)]));
        Assert.Equal(1, changing.LastSequence);
    }

    [Fact]
    public void An_earlier_key_does_not_come_back()
    {
        DeterministicSigner back = new([.. Enumerable.Repeat((byte)7, 32)]) { Next = Bench.Signer };
        TwoDaysWithAChange().Dispose();
        using var journal = bench.Open(signer: back);

        Assert.Throws<ArgumentException>(() => journal.Append([Change(Bench.Signer)]));
        Assert.Equal(7, journal.LastSequence);
    }

    [Fact]
    public void A_journal_takes_so_many_changes_and_no_more()
    {
        IJournalSigner chain = SignerOf(DevicePublicKeys.MostChanges + 2, null);
        for (var i = DevicePublicKeys.MostChanges + 1; i > 0; i--) chain = SignerOf(i, chain);
        using var journal = bench.Open(signer: chain);
        journal.Append([shop.Opened(chain)]);
        for (var i = 0; i < DevicePublicKeys.MostChanges; i++)
        {
            chain = chain.Next!;
            journal.Append([Change(chain)]);
        }

        Assert.Throws<ArgumentException>(() => journal.Append([Change(chain.Next!)]));
        journal.KeepKeys();
        Assert.True(bench.Verify().Valid);
    }

    [Fact]
    public void A_receipt_is_proved_with_the_key_of_its_day_or_a_later_one()
    {
        using var journal = TwoDaysWithAChange();
        var keys = journal.Keys;
        ReceiptProof Of(string id, IJournalSigner by) => ReceiptProof.Sign(id, new(1_500), new('a', 64), by);

        Assert.Equal(0, keys.WhichSigned(Of("20261121-000001", Bench.Signer)));
        Assert.Equal(1, keys.WhichSigned(Of("20261121-000001", Bench.Follower)));
        Assert.Equal(1, keys.WhichSigned(Of("20261122-000004", Bench.Follower)));

        // The key was changed on the 21st: nobody who has it can make a receipt of the 22nd.
        Assert.Null(keys.WhichSigned(Of("20261122-000004", Bench.Signer)));
        Assert.Null(keys.WhichSigned(Of("20261121-000001", SignerOf(9, null))));
        Assert.Equal(1, keys.WhichSigned(journal.Prove("20261122-000004", new(1_500), journal.LastHash)));
    }

    [Fact]
    public void Whoever_has_the_first_key_and_the_lines_follows_them_without_the_journal()
    {
        TwoDaysWithAChange().Dispose();
        var lines = bench.Files.ReadAll(Bench.PathOf("device-keys.jsonl"));

        var keys = DevicePublicKeys.Follow(Bench.Signer.PublicKeySpki, new MemoryStream(lines));

        Assert.Equal(Bench.Follower.PublicKeySpki.ToArray(), keys?.Current.ToArray());
        Assert.Equal([(4L, new DateOnly(2026, 11, 21))], keys?.Changes);
        Assert.Null(DevicePublicKeys.Follow(Bench.Follower.PublicKeySpki, new MemoryStream(lines)));
        for (var i = 0; i < lines.Length; i++)
        {
            var flipped = lines.ToArray();
            flipped[i] ^= (byte)(1 << (i % 8));
            Assert.Null(DevicePublicKeys.Follow(Bench.Signer.PublicKeySpki, new MemoryStream(flipped)));
        }
    }

    /// <summary>Cuts the power at change 1, 2, 3 … of a change of key: whichever key the journal says is there, and only that.</summary>
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.4)]
    [InlineData(1.0)]
    public void The_power_may_go_at_any_moment_and_the_key_the_journal_goes_on_with_is_there(double writtenShare)
    {
        for (var n = 1; ; n++)
        {
            FaultyJournalFiles files = new() { WrittenShare = writtenShare };
            if (ChangeSurvives(files, n, Fault.PowerCut)) continue;
            Assert.InRange(n, 15, 100);
            return;
        }
    }

    [Theory]
    [InlineData(Fault.DiskFull, 0.5)]
    [InlineData(Fault.IoError, 1.0)]
    public void A_disk_that_refuses_at_any_moment_leaves_a_key_to_go_on_with(Fault fault, double writtenShare)
    {
        for (var n = 1; ; n++)
        {
            FaultyJournalFiles files = new() { WrittenShare = writtenShare };
            if (ChangeSurvives(files, n, fault)) continue;
            Assert.InRange(n, 15, 100);
            return;
        }
    }

    [Fact]
    public void After_a_change_the_old_key_is_nowhere_on_the_disk()
    {
        FaultyJournalFiles files = new();
        using var keyring = MemberKeyring.Open("/data/keys/members.keys", files);
        using var key = DeviceKey.OpenOrCreate(KeyPath, files);
        var before = files.ReadAll(KeyPath);
        using var journal = Open(files, key, keyring);
        journal.Append([shop.Opened(key)]);

        var kept = Changed(journal, key, files, () => { });

        Assert.Equal(2, before.AsSpan().Count("-----"u8) / 2);
        Assert.Equal(2, files.ReadAll(KeyPath).AsSpan().Count("-----"u8) / 2);
        Assert.Equal(journal.Keys.Current.ToArray(), kept.PublicKeySpki.ToArray());
        Assert.False(files.Holds(before.AsSpan(40, 60)), "What was there before was not written over.");
        kept.Dispose();
    }

    private const string KeyPath = "/data/keys/device.key";

    /// <summary>One change with a fault at the n-th step, then a new start; false once no step was left to fail.</summary>
    private static bool ChangeSurvives(FaultyJournalFiles files, int n, Fault fault)
    {
        Shopkeeper keeper = new();
        var acknowledged = false;
        var met = false;
        using (var keyring = MemberKeyring.Open("/data/keys/members.keys", files))
        using (var key = DeviceKey.OpenOrCreate(KeyPath, files))
        using (var journal = Open(files, key, keyring))
        {
            journal.Append([keeper.Opened(key), keeper.Sale()]);
            var at = files.Changes + n;
            files.Plan = change => change == at ? fault : Fault.None;
            try
            {
                Changed(journal, key, files, () => acknowledged = true).Dispose();
            }
            catch (Exception error) when (error is PowerCutException or IOException)
            {
                met = true;
            }
        }

        files.Plan = _ => Fault.None;
        files.CutPower(new(n));
        using var againKeyring = MemberKeyring.Open("/data/keys/members.keys", files);
        using var again = DeviceKey.OpenOrCreate(KeyPath, files);
        using var opened = Open(files, again, againKeyring);
        opened.KeepKeys();
        using var kept = again.Settle(opened.Keys.Current, KeyPath, files);

        Assert.True(!acknowledged || opened.Keys.Changes.Count == 1, "A change that was acknowledged is gone.");
        Assert.Equal(opened.Keys.Current.ToArray(), kept.PublicKeySpki.ToArray());
        Assert.Null(kept.Next);
        Assert.DoesNotContain(files.List("/data/keys"), name => name.EndsWith(".tmp", StringComparison.Ordinal));
        opened.Append([keeper.CloseDay()]);
        Assert.Equal(new VerifyReport(true, opened.LastSequence, 1, null), JournalVerifier.Verify("/data/journal", files));
        return met;
    }

    private static DeviceKey Changed(Storage.Journal.Journal journal, DeviceKey key, FaultyJournalFiles files, Action told)
    {
        var next = key.PrepareNext(KeyPath, files);
        DeviceKeyChanged change = new(Convert.ToBase64String(next.PublicKeySpki.Span), KeyChangeReason.Scheduled, "01", "192.0.2.7");
        journal.Append([new(new(2026, 11, 21, 2, 0, 0, TimeSpan.Zero), new(2026, 11, 21), null, change)]);
        told();
        journal.KeepKeys();
        return key.Settle(journal.Keys.Current, KeyPath, files);
    }

    private static Storage.Journal.Journal Open(FaultyJournalFiles files, IJournalSigner key, MemberKeyring keyring) =>
        Storage.Journal.Journal.Open(new() { Folder = "/data/journal" }, files, key, keyring);

    /// <summary>Opened, a sale, a batch with the change in its middle, and the next day. Signed are 2, 3, 4 (the change), 5, 6 and 7.</summary>
    private Storage.Journal.Journal TwoDaysWithAChange()
    {
        var journal = bench.Open(signer: Bench.Changing);
        journal.Append([shop.Opened(Bench.Signer), shop.Sale()]);
        journal.Append([shop.Sale(), Change(Bench.Follower), shop.Sale(), shop.CloseDay()]);
        journal.KeepKeys();
        journal.Append([shop.Sale()]);
        return journal;
    }

    private EntryDraft Change(IJournalSigner to) => shop.Draft(new DeviceKeyChanged(
        Convert.ToBase64String(to.PublicKeySpki.Span), KeyChangeReason.Scheduled, "01", "192.0.2.7"));

    private static DeterministicSigner SignerOf(int number, IJournalSigner? next) =>
        new([.. new byte[28], .. BitConverter.GetBytes(number + 1000)]) { Next = next };

    private string[] Lines(string file) => Encoding.UTF8.GetString(bench.Files.ReadAll(Bench.PathOf(file))).TrimEnd('\n').Split('\n');

    private IEnumerable<string> SignersOf(string file) => Lines(file).Select(line => JsonNode.Parse(line)!)
        .Where(line => line["sig"] is not null)
        .Select(line =>
        {
            var (hash, signature) = (Convert.FromHexString((string)line["hash"]!), Convert.FromBase64String((string)line["sig"]!));
            using var first = SignatureChecks.Import(Bench.Signer.PublicKeySpki);
            using var follower = SignatureChecks.Import(Bench.Follower.PublicKeySpki);
            return SignatureChecks.IsGood(first, hash, signature) ? "first" : SignatureChecks.IsGood(follower, hash, signature) ? "new" : "?";
        });

    /// <summary>Puts another signature on a line; its hash and the chain stay as they are.</summary>
    private void SignAnew(string file, int line, IJournalSigner by)
    {
        var lines = Lines(file);
        var hash = Convert.FromHexString((string)JsonNode.Parse(lines[line])!["hash"]!);
        var at = lines[line].IndexOf("\"sig\":\"", StringComparison.Ordinal) + 7;
        lines[line] = lines[line][..at] + Convert.ToBase64String(by.Sign(hash)) + lines[line][(at + 88)..];
        bench.Files.WriteAll(Bench.PathOf(file), Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
    }
}
