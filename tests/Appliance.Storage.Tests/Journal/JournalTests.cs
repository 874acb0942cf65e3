using System.Text;
using Appliance.Domain.Journal;
using Appliance.Storage.Journal;

namespace Appliance.Storage.Tests.Journal;

public sealed class JournalTests
{
    private const string FirstDay = "2026-11-21.jsonl";
    private readonly Bench bench = new();
    private readonly Shopkeeper shop = new();

    [Fact]
    public void An_empty_journal_has_no_entries()
    {
        using var journal = bench.Open();
        Assert.Equal((0, new string('0', 64), null), (journal.LastSequence, journal.LastHash, journal.LastDay));
        Assert.Empty(journal.Read(1));
        Assert.Empty(journal.ReadDay(shop.Day));
    }

    [Fact]
    public void What_was_appended_is_read_back_after_opening_again()
    {
        IReadOnlyList<JournalEntry> written;
        using (var journal = bench.Open())
            written = journal.Append([shop.Opened(Bench.Signer), shop.Member(), shop.Sale(member: "M000001"), shop.Printed()]);

        using var again = bench.Open();
        Assert.Equal(written, again.Read(1));
        Assert.Equal(written.Skip(2), again.Read(3));
        Assert.Equal(written, again.ReadDay(new(2026, 11, 21)));
        Assert.Empty(again.Read(5));
        Assert.Equal((4, written[3].Hash, new DateOnly(2026, 11, 21)), (again.LastSequence, again.LastHash, again.LastDay));
        Assert.Equal(Bench.Signer.DeviceId, written[0].DeviceId);
    }

    [Fact]
    public void A_batch_takes_one_write_and_one_flush()
    {
        using var journal = Begun();
        var before = bench.Files.Changes;
        journal.Append([.. Enumerable.Range(0, 50).Select(_ => shop.Sale())]);
        Assert.Equal(2, bench.Files.Changes - before);
    }

    [Fact]
    public void Limits_of_a_batch_are_held()
    {
        using var journal = Begun();
        Assert.Throws<ArgumentException>(() => journal.Append([]));
        Assert.Throws<ArgumentException>(() => journal.Append(
            [.. Enumerable.Repeat(shop.Printed(), JournalLimits.BatchEntries + 1)]));
        var large = shop.Draft(new StaffRegistered("01", new string('名', JournalLimits.EntryBytes / 3), default));
        Assert.Throws<ArgumentException>(() => journal.Append([large]));
        var halfOfIt = shop.Draft(new StaffRegistered("01", new string('名', JournalLimits.EntryBytes / 4), default));
        Assert.Throws<ArgumentException>(() => journal.Append([.. Enumerable.Repeat(halfOfIt, 24)]));
        Assert.Equal(1, journal.LastSequence);
        journal.Append([.. Enumerable.Repeat(shop.Printed(0), JournalLimits.BatchEntries)]);
        Assert.Equal(1 + JournalLimits.BatchEntries, journal.LastSequence);
    }

    [Fact]
    public void A_journal_begins_with_its_public_key_and_only_begins_once()
    {
        using var journal = bench.Open();
        Assert.Throws<ArgumentException>(() => journal.Append([shop.Printed(1)]));
        Assert.Throws<ArgumentException>(() => journal.Append([shop.Draft(new JournalOpened("another"))]));
        journal.Append([shop.Opened(Bench.Signer)]);
        Assert.Throws<ArgumentException>(() => journal.Append([shop.Opened(Bench.Signer)]));
    }

    [Fact]
    public void A_business_day_never_goes_back()
    {
        using var journal = Begun();
        var early = shop.Sale();
        journal.Append([shop.CloseDay(), shop.Sale()]);
        Assert.Throws<ArgumentException>(() => journal.Append([early]));
    }

    [Fact]
    public void Each_business_day_has_its_own_segment()
    {
        using var journal = ThreeDays();
        Assert.Equal(
            ["2026-11-21.jsonl", "2026-11-22.jsonl", "2026-11-23.jsonl", "device.pub"],
            bench.Files.List(Bench.Folder));
        Assert.Equal(9, journal.LastSequence);
        Assert.Equal([5, 6, 7], journal.ReadDay(new(2026, 11, 22)).Select(entry => entry.Sequence));
        Assert.Equal([6, 7, 8, 9], journal.Read(6).Select(entry => entry.Sequence));
    }

    [Fact]
    public void Past_days_are_compressed_in_idle_moments_and_read_the_same()
    {
        using var journal = ThreeDays();
        var before = journal.Read(1).ToList();
        var half = journal.Read(1).GetEnumerator();
        Assert.True(half.MoveNext());
        Assert.True(journal.SealPending());
        Assert.True(journal.SealPending());
        Assert.False(journal.SealPending());
        Assert.Equal(
            ["2026-11-21.jsonl.gz", "2026-11-22.jsonl.gz", "2026-11-23.jsonl", "device.pub"],
            bench.Files.List(Bench.Folder));
        Assert.Equal(before, journal.Read(1));
        while (half.MoveNext()) Assert.InRange(half.Current.Sequence, 2, 9);
        half.Dispose();
        journal.Dispose();

        using var again = bench.Open();
        Assert.Equal(before, again.Read(1));
        for (var from = 1; from <= 9; from++) Assert.Equal(before.Skip(from - 1), again.Read(from));
        Assert.True(again.VerifyNextSealed());
        Assert.True(again.VerifyNextSealed());
        Assert.False(again.VerifyNextSealed());
    }

    [Fact]
    public void A_journal_whose_last_day_is_compressed_goes_on_in_that_day()
    {
        using (var journal = ThreeDays())
        {
            while (journal.SealPending())
            {
            }
        }

        bench.Files.Delete(Bench.PathOf("2026-11-23.jsonl"));
        using (var again = bench.Open())
        {
            Assert.Equal(7, again.LastSequence);
            again.Append([new EntryDraft(default, new(2026, 11, 22), null, new ReceiptPrinted("x", true))]);
        }

        using var third = bench.Open();
        Assert.Equal(8, third.LastSequence);
        Assert.DoesNotContain("2026-11-22.jsonl.gz", bench.Files.List(Bench.Folder));
    }

    [Fact]
    public void A_torn_tail_is_cut_off_and_kept_aside()
    {
        using (var journal = Begun()) journal.Append([shop.Sale(), shop.Sale()]);
        var whole = bench.Files.ReadAll(Bench.PathOf(FirstDay));
        for (var cut = 1; cut < 300; cut += 37)
        {
            bench.Files.WriteAll(Bench.PathOf(FirstDay), whole[..^cut]);
            using var again = bench.Open();
            Assert.Equal(2, again.LastSequence);
        }

        var lastLine = whole.AsSpan(0, whole.Length - 1).LastIndexOf((byte)'\n') + 1;
        Assert.Equal(whole[lastLine..^1], bench.Files.ReadAll(Bench.PathOf("torn-3-1.bin")));
        Assert.Contains("torn-3-2.bin", bench.Files.List(Bench.Folder));
        Assert.Equal(lastLine, bench.Files.LengthOf(Bench.PathOf(FirstDay)));
    }

    [Fact]
    public void A_torn_first_line_of_a_day_leaves_the_day_before()
    {
        using (var journal = ThreeDays()) Assert.Equal(9, journal.LastSequence);
        bench.Files.WriteAll(Bench.PathOf("2026-11-23.jsonl"), bench.Files.ReadAll(Bench.PathOf("2026-11-23.jsonl"))[..40]);
        using var again = bench.Open();
        Assert.Equal((7, new DateOnly(2026, 11, 22)), (again.LastSequence, again.LastDay));
        Assert.Contains("torn-8-1.bin", bench.Files.List(Bench.Folder));
        Assert.DoesNotContain("2026-11-23.jsonl", bench.Files.List(Bench.Folder));
    }

    [Fact]
    public void Damage_stops_the_start_and_says_where_and_what_to_do()
    {
        using (var journal = Begun()) journal.Append([shop.Sale(), shop.Sale()]);
        var bytes = bench.Files.ReadAll(Bench.PathOf(FirstDay)).ToArray();
        bytes[bytes.AsSpan().IndexOf("緑茶"u8)] ^= 0x04;
        bench.Files.WriteAll(Bench.PathOf(FirstDay), bytes);
        var damage = Assert.Throws<JournalDamagedException>(() => bench.Open());
        Assert.Equal(new BadEntry(2, FirstDay, 2, damage.Where.Reason), damage.Where);
        Assert.Contains("entry 2 (2026-11-21.jsonl, line 2)", damage.Message, StringComparison.Ordinal);
        Assert.Contains("restore the journal folder", damage.Message, StringComparison.Ordinal);
        Assert.Contains("ジャーナルの2件目", damage.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kind_or_version_of_the_future_is_named_as_such()
    {
        using (var journal = Begun()) journal.Append([shop.Printed(0)]);
        Rewrite(text => text.Replace("receipt.printed", "receipt.floated", StringComparison.Ordinal));
        Assert.Contains("newer version", Assert.Throws<JournalDamagedException>(() => bench.Open()).Message, StringComparison.Ordinal);
        Rewrite(text => text.Replace("receipt.floated", "receipt.printed", StringComparison.Ordinal).Replace("\"v\":1", "\"v\":2", StringComparison.Ordinal));
        Assert.Contains("version 2", Assert.Throws<JournalDamagedException>(() => bench.Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_properties_and_white_space_do_not_matter_for_reading()
    {
        using (var journal = Begun()) journal.Append([shop.Printed(0)]);
        Rewrite(text => string.Concat(text.TrimEnd('\n').Split('\n').Select(Rearranged)));
        using var again = bench.Open();
        Assert.Equal("20261121-000000", ((ReceiptPrinted)again.Read(2).Single().Data).SaleId);
    }

    [Theory]
    [InlineData("2026-11-21.jsonl")]
    [InlineData("2026-11-22.jsonl")]
    public void A_missing_segment_is_noticed(string name)
    {
        ThreeDays().Dispose();
        bench.Files.Delete(Bench.PathOf(name));
        Assert.Throws<JournalDamagedException>(() => bench.Open());
    }

    [Fact]
    public void Past_days_beyond_the_budget_are_checked_in_idle_moments()
    {
        ThreeDays().Dispose();
        var bytes = bench.Files.ReadAll(Bench.PathOf("2026-11-22.jsonl")).ToArray();
        bytes[bytes.AsSpan().IndexOf("緑茶"u8)] ^= 0x04;
        bench.Files.WriteAll(Bench.PathOf("2026-11-22.jsonl"), bytes);
        Assert.Throws<JournalDamagedException>(() => bench.Open());

        using var journal = bench.Open(budget: 0);
        Assert.Equal(6, Assert.Throws<JournalDamagedException>(() => journal.VerifyNextSealed()).Where.Sequence);
    }

    [Fact]
    public void Signatures_of_the_open_day_are_checked_at_start_and_of_past_days_in_idle_moments()
    {
        ThreeDays().Dispose();
        var (old, open) = ("2026-11-22.jsonl", "2026-11-23.jsonl");
        SwapSignatureByte(old);
        using (var journal = bench.Open())
        {
            var damage = Assert.Throws<JournalDamagedException>(() => journal.VerifyNextSealed());
            Assert.Contains("signature", damage.Where.Reason, StringComparison.Ordinal);
        }

        SwapSignatureByte(open);
        Assert.Equal(open, Assert.Throws<JournalDamagedException>(() => bench.Open()).Where.File);
    }

    [Fact]
    public void Another_devices_key_is_refused()
    {
        Begun().Dispose();
        DeterministicSigner other = new([.. Enumerable.Repeat((byte)7, 32)]);
        using var keyring = bench.OpenKeyring();
        Assert.Throws<JournalDamagedException>(
            () => Storage.Journal.Journal.Open(new() { Folder = Bench.Folder }, bench.Files, other, keyring));
    }

    [Fact]
    public void A_journal_is_held_by_one_process()
    {
        using var journal = Begun();
        Assert.Throws<IOException>(() => bench.Open());
    }

    [Fact]
    public void An_erased_member_stays_as_a_number_only()
    {
        using var keyring = bench.OpenKeyring();
        using (var journal = bench.Open(keyring: keyring))
        {
            journal.Append([shop.Opened(Bench.Signer), shop.Member("r-9")]);
            Assert.Equal("会員 1", ((MemberRegistered)journal.Read(2).Single().Data).Profile?.Name);
            keyring.Destroy("M000001");
            var erased = (MemberRegistered)journal.Read(2).Single().Data;
            Assert.Equal(("M000001", null, "r-9"), (erased.MemberId, erased.Profile, erased.RequestKey));
        }

        Assert.DoesNotContain("会員", Encoding.UTF8.GetString(bench.Files.ReadAll(Bench.PathOf(FirstDay))), StringComparison.Ordinal);
        Assert.True(bench.Verify().Valid);
    }

    [Fact]
    public void On_a_real_disk_it_works_the_same()
    {
        var folder = Directory.CreateTempSubdirectory("journal");
        try
        {
            DiskJournalFiles files = new();
            JournalOptions options = new() { Folder = Path.Combine(folder.FullName, "journal") };
            var keys = Path.Combine(folder.FullName, "keys");
            using var key = DeviceKey.OpenOrCreate(Path.Combine(keys, "device.key"), files);
            using var keyring = MemberKeyring.Open(Path.Combine(keys, "members.keys"), files);
            using (var journal = Storage.Journal.Journal.Open(options, files, key, keyring))
            {
                Assert.Throws<IOException>(() => Storage.Journal.Journal.Open(options, files, key, keyring));
                journal.Append([shop.Opened(key), shop.Member(), shop.Sale(member: "M000001"), shop.CloseDay(), shop.Sale()]);
                Assert.True(journal.SealPending());
                journal.Append([shop.Sale()]);
            }

            using var again = Storage.Journal.Journal.Open(options, files, key, keyring);
            Assert.Equal(6, again.Read(1).Count());
            Assert.True(JournalVerifier.Verify(options.Folder, files).Valid);
            if (OperatingSystem.IsWindows()) return;
            const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            Assert.Equal(Owner | UnixFileMode.UserExecute, File.GetUnixFileMode(options.Folder));
            Assert.All(Directory.GetFiles(options.Folder), file => Assert.Equal((file, Owner), (file, File.GetUnixFileMode(file))));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private Storage.Journal.Journal Begun()
    {
        var journal = bench.Open();
        journal.Append([shop.Opened(Bench.Signer)]);
        return journal;
    }

    /// <summary>Entries 1–4, 5–7 and 8–9 on three days.</summary>
    private Storage.Journal.Journal ThreeDays()
    {
        var journal = Begun();
        journal.Append([shop.Sale(), shop.Sale(), shop.CloseDay()]);
        journal.Append([shop.Printed(2), shop.Sale()]);
        journal.Append([shop.CloseDay(), shop.Sale(), shop.Sale()]);
        return journal;
    }

    private void Rewrite(Func<string, string> change)
    {
        var path = Bench.PathOf(FirstDay);
        bench.Files.WriteAll(path, Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(bench.Files.ReadAll(path)))));
    }

    private void SwapSignatureByte(string name)
    {
        var bytes = bench.Files.ReadAll(Bench.PathOf(name)).ToArray();
        var at = bytes.AsSpan().IndexOf("\"sig\":\""u8) + 20;
        bytes[at] = bytes[at] == 'A' ? (byte)'B' : (byte)'A';
        bench.Files.WriteAll(Bench.PathOf(name), bytes);
    }

    private static string Rearranged(string line)
    {
        using var document = System.Text.Json.JsonDocument.Parse(line);
        var members = document.RootElement.EnumerateObject().Reverse().Select(member => $" \"{member.Name}\" : {member.Value.GetRawText()}");
        return "{" + string.Join(" ,", members) + "}\n";
    }
}
