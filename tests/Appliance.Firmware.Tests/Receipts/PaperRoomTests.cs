using Appliance.Domain.Drawers;
using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Domain.Sales;
using Appliance.Firmware.Cli;
using Appliance.Firmware.Core;
using Appliance.Firmware.Presets;
using Appliance.Firmware.Receipts;
using Appliance.Firmware.Station;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Hardware.Ports;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Tests.Receipts;

/// <summary>Papers made from what a real journal and its documents say.</summary>
public sealed class PaperRoomTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("papers");
    private readonly ApplianceStores stores;
    private readonly PaperRoom room;

    public PaperRoomTests()
    {
        stores = ApplianceStores.Open(
            new(folder.FullName), new DiskJournalFiles(), ShopPreset.Cafe, () => new MemoryDocumentStore(),
            new SimulationLoop(SamplePapers.At).Time, SamplePapers.Signer);
        room = new(() => SamplePapers.Shop, stores.Documents, training =>
        {
            if (!training) return new(stores.Documents, stores.Journal);
            var books = stores.OpenTraining();
            return new(books.Documents, books.Journal);
        });
    }

    public void Dispose()
    {
        stores.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public void A_receipt_printed_again_says_so_and_that_a_formal_one_was_issued()
    {
        var sale = Append(SamplePapers.Simple);
        Append(new FormalReceiptIssued(SamplePapers.Simple.SaleId, sale.Sequence, null, null));

        var texts = Texts(Append(new ReceiptReissued(SamplePapers.Simple.SaleId, sale.Sequence)));

        Assert.Contains("領収証（再発行）", texts);
        Assert.Contains("＊領収書発行済＊", texts);
        Assert.Contains(texts, text => text.StartsWith("2026年11月21日(土) 14:05", StringComparison.Ordinal));
    }

    [Fact]
    public void A_receipt_left_off_is_the_first_one_only_once()
    {
        var sale = Append(SamplePapers.Simple with { ReceiptOff = true });

        var texts = Texts(Append(new ReceiptReissued(SamplePapers.Simple.SaleId, sale.Sequence, First: true)));

        Assert.Contains("領収証", texts);
        Assert.True(stores.Documents.Get(Collections.Sales, Collections.NumberKey(42))!.ReceiptPrinted);
    }

    [Fact]
    public void A_refund_is_printed_again_from_its_entry()
    {
        var refund = Append(SamplePapers.Return);

        var texts = Texts(Append(new ReceiptReissued(SamplePapers.Return.RefundId, refund.Sequence)));

        Assert.Contains("返品・返金票（再発行）", texts);
    }

    [Fact]
    public void The_key_prints_the_last_receipt_again_though_it_is_a_refund()
    {
        Append(SamplePapers.Return);
        StoredLookup lookup = new(stores.Documents, stores.Documents, stores.CardHasher);

        var decision = Decider.Decide(
            StateLoader.Load(stores.Documents, lookup), new KeyPressed(RegisterKey.Reprint), SamplePapers.At.AddDays(1), lookup);

        Assert.Equal(SamplePapers.Return.RefundId, Assert.IsType<ReceiptReissued>(decision.Entries[^1].Data).SaleId);
    }

    [Fact]
    public void A_formal_receipt_is_for_what_has_not_come_back()
    {
        var sale = Append(SamplePapers.Simple);
        Append(new SaleRefunded(
            "20261121-000060", 60, RefundKind.Return, SamplePapers.Simple.SaleId, 42, SamplePapers.Day,
            [new(0, SamplePapers.Simple.Lines[0] with { Quantity = 1, Amount = new(450) })],
            new(450), [new(1_000, new(450), new(41))], [new(TenderKind.Cash, new(450), new(450))], null, 0, 0, 0));

        var texts = Texts(Append(new FormalReceiptIssued(SamplePapers.Simple.SaleId, sale.Sequence, "山田 様", "飲食代")));

        Assert.Contains("¥870,-", texts);
        Assert.Contains("店内飲食", texts);
        Assert.Contains(
            texts,
            text => text.StartsWith(" (10%対象 ", StringComparison.Ordinal)
                && text.EndsWith(" ¥450", StringComparison.Ordinal));
        Assert.Contains("但し 飲食代として", texts);
    }

    [Fact]
    public void A_formal_receipt_after_a_partial_return_states_each_payment_less_what_was_given_back_by_it()
    {
        var sale = Append(SamplePapers.Full);
        Append(SamplePapers.Return with
        {
            OriginalSaleId = SamplePapers.Full.SaleId,
            OriginalNumber = 43,
            Tenders = [new(TenderKind.Credit, new(1_300), new(1_300)), new(TenderKind.OnAccount, new(42), new(42))],
        });

        var texts = Texts(Append(new FormalReceiptIssued(SamplePapers.Full.SaleId, sale.Sequence, null, null)));

        var received = SamplePapers.Full.Total - new Yen(1_000 + 2_000 + 1_300);
        Assert.Contains($"{received},-", texts);
        Assert.Contains(texts, text => text.StartsWith("クレジットカード利用", StringComparison.Ordinal) && text.EndsWith("¥3,700", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.StartsWith("掛売（領収額に含まず）", StringComparison.Ordinal) && text.EndsWith("¥958", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.StartsWith("プリペイド（領収額に含まず）", StringComparison.Ordinal) && text.EndsWith("¥2,000", StringComparison.Ordinal));
    }

    [Fact]
    public void The_code_on_a_receipt_is_proved_with_the_public_key_beside_the_journal()
    {
        var paper = Compose(Append(SamplePapers.Simple));
        var code = Assert.Single(paper.OfType<PrintQrCode>()).Text;

        Assert.Equal((0, "OK: receipt 20261121-000042 over ¥1,320"), Prove(code));
        Assert.Equal((1, "BAD: receipt 20261121-000042 over ¥1,321"), Prove(code.Replace(" 1320 ", " 1321 ")));
        Assert.Equal((1, "BAD: this is not the code of a receipt"), Prove("APPLIANCE1 20261121-000042"));
    }

    [Fact]
    public void A_training_paper_is_marked_and_proves_nothing()
    {
        var books = stores.OpenTraining();
        var entry = books.Journal.Append([new(SamplePapers.At, SamplePapers.Day, "01", SamplePapers.Simple)])[0];

        var paper = room.Compose(new(entry, Reissue: false, Training: true), 48).Elements;

        Assert.Empty(paper.OfType<PrintQrCode>());
        Assert.Contains(paper.OfType<PrintText>(), text => text.Text == TrainingMarks.Mark);
    }

    [Fact]
    public void A_closing_lists_what_was_paid_by_terminal_since_the_one_before()
    {
        Append(SamplePapers.ByCard);
        Close(1, SamplePapers.ByCard);
        Append(SamplePapers.Full);

        var texts = Texts(Close(2, SamplePapers.Full));

        Assert.DoesNotContain(texts, text => text.Contains("7654321", StringComparison.Ordinal));
        Assert.Contains(
            texts,
            text => text.StartsWith(" No.000043 1234567", StringComparison.Ordinal)
                && text.EndsWith("¥5,000", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.StartsWith(" No.000043 伝票なし", StringComparison.Ordinal));
        Assert.DoesNotContain(texts, text => text.StartsWith("ほか", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_more_slips_than_a_closing_lists_their_number_is_told()
    {
        SaleClosed[] sales =
        [
            .. Enumerable.Range(1, SessionReport.SlipLimit + 3)
                .Select(number => SamplePapers.ByCard with { SaleId = $"20261121-{number:D6}", Number = number }),
        ];
        foreach (var sale in sales) Append(sale);

        var texts = Texts(Close(1, sales));

        Assert.Equal(SessionReport.SlipLimit, texts.Count(text => text.StartsWith(" No.", StringComparison.Ordinal)));
        Assert.Contains("ほか3件", texts);
    }

    private JournalEntry Append(EntryData data)
    {
        var entries = stores.Journal.Append([new(SamplePapers.At, SamplePapers.Day, "01", data)]);
        stores.Projector.Apply(entries);
        return entries[0];
    }

    private JournalEntry Close(long number, params SaleClosed[] sales) => Append(new DrawerClosed(
        DrawerSession.First with
        {
            Number = number,
            Totals = sales.Aggregate(PeriodTotals.Zero, (totals, sale) => totals.After(sale, "01")),
        },
        Yen.Zero,
        Yen.Zero));

    private IReadOnlyList<PrintElement> Compose(JournalEntry entry) => room.Compose(new(entry, Reissue: false), 48).Elements;

    private List<string> Texts(JournalEntry entry) => [.. Compose(entry).OfType<PrintText>().Select(text => text.Text)];

    /// <summary>The exit code and what is said, up to what matters.</summary>
    private (int Code, string Said) Prove(string text)
    {
        using StringWriter output = new();
        FileInfo key = new(Path.Combine(folder.FullName, "journal", Journal.PublicKeyFile));
        var code = ProveCommand.Run(text, key, [], output);
        var said = output.ToString();
        var end = new[] { " is of this", " was not", " (" }
            .Select(word => said.IndexOf(word, StringComparison.Ordinal)).Where(at => at >= 0).Min();
        return (code, said[..end]);
    }
}
