using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using Appliance.Domain.Shop;
using Appliance.Firmware.Bookings;
using Appliance.Firmware.Devices;
using Appliance.Firmware.Roster;
using Appliance.Hardware.Ports;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Bookings;

namespace Appliance.Firmware.Receipts;

/// <summary>
/// Lays out whatever an entry puts on paper, with what it needs beside the entry, for the printer and for who looks at it.
/// </summary>
/// <param name="profile">The shop now, or null before there is one.</param>
/// <param name="documents">Names: always those of the real books.</param>
/// <param name="books">The books an entry is in: of training mode, or the real ones.</param>
internal sealed class PaperRoom(Func<ShopProfile?> profile, IDocumentReader documents, Func<bool, PaperSources> books)
{
    private KnownLogo? logo;

    public PrintDocument Compose(PrintJob job, int columns)
    {
        var shop = profile() ?? throw new InvalidOperationException("Something is to be printed without a shop.");
        var document = Compose(job, shop, books(job.Training), columns);
        return job.Training ? TrainingMarks.Across(document, columns) : document;
    }

    /// <summary>The paper an entry of the real books puts down, as it would be printed for the first time.</summary>
    public PrintDocument ComposeOf(long sequence, int columns) =>
        Compose(new PrintJob(books(false).Journal.Read(sequence).First(), Reissue: false), columns);

    private PrintDocument Compose(PrintJob job, ShopProfile shop, PaperSources sources, int columns)
    {
        var entry = job.Entry;
        var paper = PaperOf(job, shop, entry, columns) with { Coupons = job.Training ? [] : CampaignSlips.Of(documents, entry) };
        return entry.Data switch
        {
            SaleClosed or SaleRefunded => Receipt(job, paper, sources, columns),
            ReceiptReissued again => Again(job, again, shop, sources, columns),
            FormalReceiptIssued issued => Formal(job, issued, paper, sources, columns),
            DrawerRead read =>
                new SessionReport(paper, read.Session, read.PerpetualTotal, read.PerpetualRefunds, null).Compose(columns),
            DrawerClosed closed => Closing(closed, paper, sources, columns),
            DrawerOpened opened => SlipLayout.Compose(paper, opened, columns),
            CashMoved moved => SlipLayout.Compose(paper, moved, columns),
            PrepaidToppedUp topUp => SlipLayout.Compose(paper, topUp, columns),
            GiftCardSold sold => SlipLayout.Compose(paper, sold, columns),
            ConsoleCodeOffered offered => ConsoleCodeLayout.Compose(paper, offered, job.ConsoleCode!, columns),
            StatementIssued asked => StatementLayout.Compose(paper, Statement.Of(documents, asked.MemberId, entry.Day), columns),
            PassUsed used => SlipLayout.Compose(paper, used, columns),
            BookingCheckedIn here => TicketLayout.Compose(paper, here, BookedOf(here), columns),
            TicketIssued issued => TicketLayout.Compose(paper, issued, columns),
            AccountPaid paid => SlipLayout.Compose(paper, paid, columns),
            _ => throw new ArgumentOutOfRangeException(nameof(job), entry.Data, "Such an entry is not printed."),
        };
    }

    private PrintDocument Again(
        PrintJob job, ReceiptReissued again, ShopProfile shop, PaperSources sources, int columns)
    {
        var paper = PaperOf(job, shop, sources.Journal.Read(again.Sequence).First(), columns);
        return Receipt(job, paper with { Reissue = job.Reissue || !again.First }, sources, columns);
    }

    private static PrintDocument Receipt(PrintJob job, Paper paper, PaperSources sources, int columns)
    {
        switch (paper.Entry.Data)
        {
            case SaleClosed sale:
                var formalIssued = sources.Sale(sale.Number) is { FormalReceipts: > 0 };
                return ReceiptLayout.Compose(
                    Proved(job, paper, sources, sale.SaleId, sale.Total), sale, formalIssued, columns);
            case SaleRefunded refund:
                return RefundLayout.Compose(
                    Proved(job, paper, sources, refund.RefundId, Yen.Zero - refund.Total), refund, columns);
            default:
                throw new ArgumentOutOfRangeException(nameof(paper), paper.Entry.Data, "There is no receipt of such an entry.");
        }
    }

    private static PrintDocument Formal(
        PrintJob job, FormalReceiptIssued issued, Paper issuedPaper, PaperSources sources, int columns)
    {
        var entry = sources.Journal.Read(issued.Sequence).First();
        var sale = (SaleClosed)entry.Data;
        var now = sources.Sale(sale.Number);
        var returned = now?.Returned;
        var lines = sale.Lines
            .Select((line, index) => line with { Quantity = line.Quantity - (returned?[index] ?? 0) })
            .Where(line => line.Quantity > 0);
        var taxes = ConsumptionTax.Difference(sale.Taxes, now?.RefundedTaxes ?? []);
        var total = taxes.Aggregate(Yen.Zero, (sum, rate) => sum + rate.Total);
        var paper = issuedPaper with { Entry = entry, Reissue = job.Reissue || issued.Reissue };
        paper = Proved(job, paper, sources, sale.SaleId, total);
        return FormalReceiptLayout.Compose(
            new(
                paper, sale.Number, lines, taxes, Payments.Left(sale.Tenders, now?.RefundedTenders ?? []), issued.Addressee,
                issued.Proviso),
            columns);
    }

    /// <summary>Whatever was paid by terminal since the closing before.</summary>
    private static PrintDocument Closing(DrawerClosed closed, Paper paper, PaperSources sources, int columns)
    {
        var number = Collections.NumberKey(closed.Session.Number - 1);
        var before = sources.Documents.Get(Collections.Closings, number)?.Sequence ?? 0;
        var slips = sources.Documents.Range(
            Collections.Slips,
            Collections.SlipsBySequence,
            Collections.NumberKey(before + 1),
            Collections.NumberKey(paper.Entry.Sequence),
            SessionReport.SlipLimit);
        return new SessionReport(paper, closed.Session, closed.PerpetualTotal, closed.PerpetualRefunds, slips)
            .Compose(columns);
    }

    /// <summary>With its proof; what is of training mode proves nothing.</summary>
    private static Paper Proved(PrintJob job, Paper paper, PaperSources sources, string id, Yen total) =>
        job.Training || !paper.Template.ShowProof
            ? paper
            : paper with { Proof = sources.Journal.Prove(id, total, paper.Entry.Hash) };

    private Paper PaperOf(PrintJob job, ShopProfile shop, JournalEntry entry, int columns) => new(
        shop,
        entry,
        new(
            id => documents.Get(Collections.Staff, id)?.Name ?? id,
            number => documents.Get(Collections.Departments, $"{number}")?.Department.Name ?? ""),
        job.Reissue,
        Logo: LogoOf(shop, columns))
    {
        NextBooking = entry.Data is SaleClosed { MemberId: { } member } ? NextBookingOf(member, entry.Day) : null,
        NextVisit = entry.Data is SaleClosed { MemberId: { } guest } ? NextVisitOf(guest, entry.Day) : null,
    };

    private string? NextVisitOf(string member, DateOnly day) => BookingDesk.UsualIntervalOf(member, documents) is { } days
        ? $"{day.AddDays(days):M/d}ごろ"
        : null;

    /// <summary>What stands now: a receipt that is printed again tells the booking as it is then.</summary>
    private string? NextBookingOf(string member, DateOnly day) =>
        BookingDesk.NextAfter(documents, member, day) is { } next
            ? $"{next.Slot.Day.Month}/{next.Slot.Day.Day} {next.Slot.Clock} {ServiceOf(next.Service)}"
            : null;

    private string? BookedOf(BookingCheckedIn here) =>
        documents.Get(BookingCollections.Bookings, here.BookingId) is { } booking
            ? $"{booking.Slot.Clock} {ServiceOf(booking.Service)}"
            : null;

    private string ServiceOf(string code) => documents.Get(BookingCollections.Services, code)?.Service.Name ?? code;

    /// <summary>The logo is read once and kept until the shop has another one.</summary>
    private PrintBitmap? LogoOf(ShopProfile shop, int columns)
    {
        if (shop.Receipt?.Logo is not { } png) return null;
        var known = logo;
        if (known?.Png != png || known.Columns != columns) logo = known = new(png, columns, LogoPicture.Of(png, columns));
        return known.Picture;
    }

    private sealed record KnownLogo(string Png, int Columns, PrintBitmap? Picture);
}

/// <summary>A journal with the documents that follow from it.</summary>
internal readonly record struct PaperSources(IDocumentReader Documents, Journal Journal)
{
    /// <summary>A sale with what happened to it since, or null.</summary>
    public SaleDocument? Sale(long number) => Documents.Get(Collections.Sales, Collections.NumberKey(number));
}
