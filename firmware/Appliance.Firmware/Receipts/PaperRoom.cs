using Appliance.Domain.Journal;
using Appliance.Domain.Shop;
using Appliance.Firmware.Devices;
using Appliance.Hardware.Ports;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Receipts;

/// <summary>Lays out whatever an entry puts on paper, with what it needs beside the entry.</summary>
internal sealed class PaperRoom(ShopProfile? profile, IDocumentReader documents, Journal journal)
{
    public PrintDocument Compose(PrintJob job, int columns)
    {
        var shop = profile ?? throw new InvalidOperationException("Something is to be printed without a shop.");
        var entry = job.Entry;
        return entry.Data switch
        {
            SaleClosed sale => ReceiptLayout.Compose(new(shop, StaffName(entry), sale, entry.At, entry.Hash, job.Reissue), columns),
            ReceiptReissued again => Again(again, shop, columns),
            _ => new([new PrintText(JournalKinds.Of(entry.Data)), new PrintCut()]),
        };
    }

    private PrintDocument Again(ReceiptReissued again, ShopProfile shop, int columns)
    {
        var entry = journal.Read(again.Sequence).First();
        return ReceiptLayout.Compose(
            new(shop, StaffName(entry), (SaleClosed)entry.Data, entry.At, entry.Hash, Reissue: !again.First), columns);
    }

    private string? StaffName(JournalEntry entry) =>
        entry.StaffId is { } id ? documents.Get(Collections.Staff, id)?.Name : null;
}
