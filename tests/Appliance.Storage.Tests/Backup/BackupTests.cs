using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Storage.Backup;
using Appliance.Storage.Journal;
using Appliance.Storage.Tests.Journal;

namespace Appliance.Storage.Tests.Backup;

/// <summary>A shop that is copied, lost, and had again.</summary>
public sealed class BackupTests : IDisposable
{
    private const string Backup = "/usb/backup";
    private const string Restored = "/new";
    private const string Aside = "/data/drill";
    private readonly FaultyJournalFiles files = new();

    /// <summary>Another disk: the backup, and whoever restores it.</summary>
    private readonly FaultyJournalFiles usb = new();
    private readonly Shopkeeper shop = new();
    private readonly DeviceKey key;
    private readonly MemberKeyring keyring;
    private readonly Storage.Journal.Journal journal;
    private long total;

    public BackupTests()
    {
        key = DeviceKey.OpenOrCreate("/data/keys/device.key", files);
        keyring = MemberKeyring.Open("/data/keys/members.keys", files);
        journal = Open("/data", key, keyring, files);
        journal.Append([shop.Opened(key)]);
    }

    public void Dispose()
    {
        journal.Dispose();
        keyring.Dispose();
        key.Dispose();
    }

    [Fact]
    public void A_restored_shop_has_every_entry_and_can_read_its_members()
    {
        Day(sales: 3);
        Day(sales: 2);
        while (journal.SealPending()) { }
        Make();

        var (manifest, report) = BackupRestore.Restore(Backup, Restored, usb);

        Assert.True(report.Valid);
        Assert.Equal((journal.LastSequence, 5L), (manifest.Sequence, report.Sales));
        using var newKey = DeviceKey.OpenOrCreate("/new/keys/device.key", usb);
        using var newKeys = MemberKeyring.Open("/new/keys/members.keys", usb);
        using var again = Open(Restored, newKey, newKeys, usb);
        Assert.Equal(journal.LastHash, again.LastHash);
        Assert.Contains(again.Read(1), entry => entry.Data is Domain.Journal.MemberRegistered { Profile.Name: "会員 1" });
    }

    [Fact]
    public void A_sealed_day_is_copied_once()
    {
        Day(sales: 3);
        Day(sales: 1);
        while (journal.SealPending()) { }
        Make();
        var before = usb.Changes;
        Make();
        var whenKept = usb.Changes - before;

        const string Sealed = "/usb/backup/journal/2026-11-21.jsonl.gz";
        usb.WriteAll(Sealed, usb.ReadAll(Sealed)[1..]);
        before = usb.Changes;
        Make();
        Assert.True(usb.Changes - before > whenKept, "What is missing in a backup is copied again.");
        Assert.True(Drill().Good);
    }

    [Fact]
    public void A_drill_of_a_good_backup_finds_nothing_and_leaves_no_key_behind()
    {
        Day(sales: 3);
        Make();
        Day(sales: 1);

        var report = Drill();

        Assert.Null(report.Trouble);
        Assert.Equal((3L, new Yen(total - 1500)), (report.Figures.LastReceiptNumber, report.Figures.PerpetualTotal));
        Assert.Empty(usb.List("/data/drill/keys"));
        Assert.Empty(usb.List("/data/drill/journal"));
    }

    [Theory]
    [InlineData("journal", ".jsonl", 40)]
    [InlineData("keys", "members.keys", 70)]
    [InlineData("keys", "device.key", 10)]
    public void A_drill_finds_one_flipped_bit(string part, string name, int at)
    {
        Day(sales: 2);
        Make();
        var path = $"{Backup}/{part}/" + usb.List($"{Backup}/{part}").First(it => it.Contains(name, StringComparison.Ordinal));
        var bytes = usb.ReadAll(path).ToArray();
        bytes[at] ^= 1;
        usb.WriteAll(path, bytes);

        Assert.False(Drill().Good);
    }

    [Fact]
    public void A_drill_finds_figures_that_are_not_those_of_the_day()
    {
        Day(sales: 2);
        total += 1;
        Make();

        Assert.Contains("合計が合いません", Drill().Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public void A_data_folder_that_is_not_empty_is_not_touched()
    {
        Day(sales: 1);
        Make();

        BackupRestore.Restore(Backup, Restored, usb);

        var refusal = Assert.Throws<BackupException>(() => BackupRestore.Restore(Backup, Restored, usb));

        Assert.Equal("data-not-empty", refusal.Code);
        Assert.True(JournalVerifier.Verify("/new/journal", usb).Valid);
    }

    [Fact]
    public void A_folder_with_the_backup_of_another_shop_is_refused()
    {
        Make();
        FaultyJournalFiles elsewhere = new();
        using var otherKey = DeviceKey.OpenOrCreate("/other/keys/device.key", elsewhere);
        using var otherKeys = MemberKeyring.Open("/other/keys/members.keys", elsewhere);
        using var other = Open("/other", otherKey, otherKeys, elsewhere);
        other.Append([new Shopkeeper().Opened(otherKey)]);

        var refusal = Assert.Throws<BackupException>(() => new BackupWriter(Backup, usb)
            .Write(other, other.Cut(), default, [], DateTimeOffset.UnixEpoch));

        Assert.Equal("backup-of-another", refusal.Code);
    }

    [Fact]
    public void A_member_who_is_erased_is_gone_from_the_next_backup()
    {
        Day(sales: 1);
        Make();
        keyring.Destroy("M000001");
        Make();

        BackupRestore.Restore(Backup, Restored, usb);
        using var newKeys = MemberKeyring.Open("/new/keys/members.keys", usb);
        Assert.True(newKeys.IsDestroyed("M000001"));
        Assert.Single(usb.List($"{Backup}/keys"), name => name.StartsWith("members.keys", StringComparison.Ordinal));
    }

    [Fact]
    public void A_manifest_cannot_lead_out_of_its_folder()
    {
        Make();
        var text = System.Text.Encoding.UTF8.GetString(usb.ReadAll($"{Backup}/manifest.json"));
        usb.WriteAll(
            $"{Backup}/manifest.json",
            System.Text.Encoding.UTF8.GetBytes(text.Replace("\"name\": \"keys/device.key\"", "\"name\": \"keys/../../etc\"", StringComparison.Ordinal)));

        Assert.Equal("backup-damaged", Assert.Throws<BackupException>(() => BackupRestore.Restore(Backup, Restored, usb)).Code);
    }

    [Fact]
    public void The_power_may_go_at_any_change_of_a_backup_and_a_whole_one_is_there()
    {
        Day(sales: 2);
        journal.Append([shop.Sale()]);
        total += 1500;
        Make();
        var first = journal.LastSequence;
        while (journal.SealPending()) { }
        for (var n = 1; ; n++)
        {
            journal.Append([shop.Sale()]);
            total += 1500;
            var at = usb.Changes + n;
            usb.Plan = change => change == at ? Fault.PowerCut : Fault.None;
            try
            {
                Make();
                Assert.InRange(n, 20, 100);
                break;
            }
            catch (PowerCutException)
            {
                usb.Plan = _ => Fault.None;
                usb.CutPower(new(n));
            }

            var (manifest, report) = BackupRestore.Restore(Backup, $"/new{n}", usb);
            Assert.Equal(manifest.Sequence, report.Entries);
            Assert.InRange(manifest.Sequence, first, journal.LastSequence);
        }
    }

    [Fact]
    public void A_restore_cut_off_at_any_change_is_begun_anew()
    {
        Day(sales: 2);
        Make();
        for (var n = 1; ; n++)
        {
            var at = usb.Changes + n;
            usb.Plan = change => change == at ? Fault.PowerCut : Fault.None;
            try
            {
                BackupRestore.Restore(Backup, Restored, usb);
                Assert.InRange(n, 10, 100);
                break;
            }
            catch (PowerCutException)
            {
                usb.Plan = _ => Fault.None;
                usb.CutPower(new(n));
                var begun = usb.List("/new/journal").Count + usb.List("/new/keys").Count > 0;
                Assert.True(!begun || BackupRestore.IsUnfinished(Restored, usb) || JournalVerifier.Verify("/new/journal", usb).Valid);
                if (begun && !BackupRestore.IsUnfinished(Restored, usb)) break;
            }
        }

        Assert.True(JournalVerifier.Verify("/new/journal", usb).Valid);
    }

    [Fact]
    public void Backups_go_on_over_a_change_of_the_devices_key_and_each_of_them_is_a_shop_to_go_on_with()
    {
        Day(sales: 2);
        Make();
        var next = key.PrepareNext(DeviceKeyPath, files);
        Make();
        GoOn("/prepared", keyChanges: 0);

        journal.Append([shop.Draft(new DeviceKeyChanged(
            Convert.ToBase64String(next.PublicKeySpki.Span), KeyChangeReason.BackupLost, "01", "192.0.2.7"))]);
        Make();
        GoOn("/changed", keyChanges: 1);

        journal.KeepKeys();
        using var kept = key.Settle(journal.Keys.Current, DeviceKeyPath, files);
        Make();
        GoOn("/settled", keyChanges: 1);
        Assert.True(Drill().Good);

        // The earlier key is in no file of the backup any more.
        var stored = Assert.Single(usb.List($"{Backup}/keys"), name => name.StartsWith("device.key", StringComparison.Ordinal));
        Assert.Equal(files.ReadAll(DeviceKeyPath), usb.ReadAll($"{Backup}/keys/{stored}"));
    }

    private const string DeviceKeyPath = "/data/keys/device.key";

    private void GoOn(string data, int keyChanges)
    {
        BackupRestore.Restore(Backup, data, usb);
        using var restoredKey = DeviceKey.OpenOrCreate($"{data}/keys/device.key", usb);
        using var restoredKeys = MemberKeyring.Open($"{data}/keys/members.keys", usb);
        using var restored = Open(data, restoredKey, restoredKeys, usb);
        using var kept = restoredKey.Settle(restored.Keys.Current, $"{data}/keys/device.key", usb);
        Assert.Equal(keyChanges, restored.Keys.Changes.Count);
        restored.Append([shop.Printed(0)]);
        Assert.True(JournalVerifier.Verify($"{data}/journal", usb).Valid);
    }

    private static Storage.Journal.Journal Open(
        string data, IJournalSigner signer, MemberKeyring keys, FaultyJournalFiles disk) =>
        Storage.Journal.Journal.Open(new() { Folder = $"{data}/journal" }, disk, signer, keys);

    private void Day(int sales)
    {
        journal.Append([shop.Member()]);
        for (var i = 0; i < sales; i++) journal.Append([shop.Sale()]);
        total += 1500L * sales;
        journal.Append([shop.CloseDay()]);
    }

    private void Make() => new BackupWriter(Backup, usb).Write(
        journal,
        journal.Cut(),
        new(new(total), shop.LastNumber),
        [("device.key", files.ReadAll("/data/keys/device.key"))],
        DateTimeOffset.UnixEpoch);

    private DrillReport Drill() => BackupDrill.Run(Backup, Aside, usb);
}
