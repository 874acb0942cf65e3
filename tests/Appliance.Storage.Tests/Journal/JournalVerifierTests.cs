using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Storage.Journal;

namespace Appliance.Storage.Tests.Journal;

public sealed class JournalVerifierTests
{
    private readonly Bench bench = new();
    private readonly Shopkeeper shop = new();

    [Fact]
    public void A_journal_of_two_days_is_valid_plain_and_compressed()
    {
        TwoDays();
        Assert.Equal(new VerifyReport(true, 11, 4, null), bench.Verify());
        using (var journal = bench.Open()) Assert.True(journal.SealPending());
        Assert.Equal(new VerifyReport(true, 11, 4, null), bench.Verify());
    }

    [Fact]
    public void A_running_journal_is_looked_at_up_to_what_was_acknowledged()
    {
        TwoDays();
        var path = Bench.PathOf(bench.Files.List(Bench.Folder).Last(name => name.EndsWith(".jsonl", StringComparison.Ordinal)));
        bench.Files.WriteAll(path, [.. bench.Files.ReadAll(path), .. "{\"at\":\"2026-"u8]);

        Assert.False(bench.Verify().Valid);
        Assert.Equal(new VerifyReport(true, 11, 4, null), JournalVerifier.Verify(Bench.Folder, bench.Files, upTo: 11));
    }

    [Fact]
    public void An_empty_folder_is_no_journal() => Assert.False(bench.Verify().Valid);

    [Fact]
    public void Flipping_any_byte_is_found()
    {
        using (var journal = bench.Open())
            journal.Append([shop.Opened(Bench.Signer), shop.Sale(), shop.CloseDay(), shop.Member()]);
        foreach (var name in bench.Files.List(Bench.Folder))
        {
            var path = Bench.PathOf(name);
            var whole = bench.Files.ReadAll(path);
            for (var i = 0; i < whole.Length; i++)
            {
                var flipped = whole.ToArray();
                flipped[i] ^= (byte)(1 << (i % 8));
                bench.Files.WriteAll(path, flipped);
                Assert.False(bench.Verify().Valid, $"{name}, byte {i}, bit {i % 8}");
            }

            bench.Files.WriteAll(path, whole);
        }
    }

    [Fact]
    public void Flipping_any_bit_of_a_signature_or_a_hash_is_found()
    {
        TwoDays();
        var path = Bench.PathOf("2026-11-21.jsonl");
        var whole = bench.Files.ReadAll(path);
        foreach (var begin in new[] { whole.AsSpan().IndexOf("\"sig\":\""u8) + 7, whole.AsSpan().IndexOf("\"hash\":\""u8) + 8 })
        {
            for (var bit = 0; bit < 64 * 8; bit++)
            {
                var flipped = whole.ToArray();
                flipped[begin + (bit / 8)] ^= (byte)(1 << (bit % 8));
                bench.Files.WriteAll(path, flipped);
                Assert.False(bench.Verify().Valid, $"byte {begin + (bit / 8)}, bit {bit % 8}");
            }
        }
    }

    [Fact]
    public void A_flip_in_a_compressed_day_is_found_or_changes_nothing()
    {
        TwoDays();
        using (var journal = bench.Open()) Assert.True(journal.SealPending());
        var path = Bench.PathOf("2026-11-21.jsonl.gz");
        var whole = bench.Files.ReadAll(path);
        var content = Expand(whole);
        var found = 0;
        for (var i = 0; i < whole.Length; i++)
        {
            var flipped = whole.ToArray();
            flipped[i] ^= (byte)(1 << (i % 8));
            bench.Files.WriteAll(path, flipped);
            if (bench.Verify().Valid) Assert.Equal(content, Expand(flipped));
            else found++;
        }

        Assert.InRange(found, whole.Length - 8, whole.Length);
    }

    [Fact]
    public void A_compressed_day_cut_short_anywhere_is_found()
    {
        TwoDays();
        using (var journal = bench.Open()) Assert.True(journal.SealPending());
        var path = Bench.PathOf("2026-11-21.jsonl.gz");
        var whole = bench.Files.ReadAll(path);

        // The last bytes are the end mark of the last block, checksum and length: nothing of the day is missing without them.
        for (var length = 0; length < whole.Length - 10; length += 7)
        {
            bench.Files.WriteAll(path, whole[..length]);
            Assert.False(bench.Verify().Valid, $"{length} bytes");
        }
    }

    [Fact]
    public void A_receipt_number_left_out_is_found() =>
        Refused(Changed(sale => sale with { Number = 7 }), "receipt number 7 follows number 1");

    [Fact]
    public void A_total_that_is_not_the_sum_of_the_lines_is_found() =>
        Refused(Changed(sale => sale with { Total = new(1) }), "its lines come to ¥1,500 but its total is ¥1");

    [Fact]
    public void Totals_per_rate_that_are_not_the_total_are_found() =>
        Refused(Changed(sale => sale with { Taxes = [] }), "its totals per rate come to ¥0");

    [Fact]
    public void A_day_closed_with_other_totals_is_found()
    {
        var closing = (DayClosed)Closing().Data;
        Refused(shop.Draft(closing with { Total = closing.Total + new Yen(1) }), "its total is");
        Refused(shop.Draft(closing with { PerpetualTotal = Yen.Zero }), "its perpetual total is");
        Refused(shop.Draft(closing with { Sales = 2 }), "it counts 2 sales");
        Refused(shop.Draft(closing with { FirstNumber = 0 }), "its first receipt number");
        Refused(shop.Draft(closing with { LastNumber = 2 }), "its last receipt number");
        Refused(shop.Draft(closing with { Taxes = EquatableList<Domain.Sales.RateTotal>.Empty }), "its totals per rate");
    }

    [Fact]
    public void A_day_left_open_is_found()
    {
        Closing();
        Refused(shop.Printed(0), "before it was not closed");
    }

    [Fact]
    public void A_public_key_that_does_not_belong_is_found()
    {
        TwoDays();
        bench.Files.Delete(Bench.PathOf("device.pub"));
        Assert.Equal("device.pub", bench.Verify().FirstBad?.File);
        using var other = DeviceKey.OpenOrCreate("/other/device.key", bench.Files);
        bench.Files.WriteAll(Bench.PathOf("device.pub"), PublicKey(other));
        Assert.Equal("device.pub", bench.Verify().FirstBad?.File);
    }

    [Fact]
    public void A_missing_day_is_found()
    {
        TwoDays();
        bench.Files.Delete(Bench.PathOf("2026-11-21.jsonl"));
        Assert.False(bench.Verify().Valid);
    }

    private static byte[] PublicKey(DeviceKey key) =>
        System.Text.Encoding.ASCII.GetBytes(
            System.Security.Cryptography.PemEncoding.WriteString("PUBLIC KEY", key.PublicKeySpki.Span) + "\n");

    private static byte[] Expand(byte[] gzip)
    {
        using System.IO.Compression.GZipStream stream = new(
            new MemoryStream(gzip), System.IO.Compression.CompressionMode.Decompress);
        using MemoryStream content = new();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private void TwoDays()
    {
        using var journal = bench.Open();
        journal.Append([shop.Opened(Bench.Signer), shop.Member("r"), shop.Sale(member: "M000001", withVoid: true), shop.Printed(), shop.Sale()]);
        journal.Append([shop.CloseDay(), shop.Sale(123), shop.CloseDay()]);
        journal.Append([shop.Draft(new SaleCancelled(default, [], null)), shop.Sale(77), shop.CloseDay()]);
    }

    private EntryDraft Closing()
    {
        shop.Sale();
        return shop.CloseDay();
    }

    private EntryDraft Changed(Func<SaleClosed, SaleClosed> change)
    {
        shop.Sale();
        var second = shop.Sale();
        return second with { Data = change((SaleClosed)second.Data) };
    }

    /// <summary>The entry after one honest sale; each time in a journal of its own.</summary>
    private static void Refused(EntryDraft last, string reason)
    {
        Bench own = new();
        Shopkeeper honest = new();
        using (var journal = own.Open())
        {
            journal.Append([honest.Opened(Bench.Signer), honest.Sale()]);
            journal.Append([last.Data is DayClosed ? last with { Day = honest.Day } : last]);
        }

        var report = own.Verify();
        Assert.Contains(reason, report.FirstBad?.Reason, StringComparison.Ordinal);
        Assert.Equal((2, 3), (report.Entries, report.FirstBad?.Sequence));
    }
}
