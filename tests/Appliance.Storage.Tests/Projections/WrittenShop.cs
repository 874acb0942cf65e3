using System.Text.Encodings.Web;
using System.Text.Json;
using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Tests.Journal;
using Microsoft.Data.Sqlite;

namespace Appliance.Storage.Tests.Projections;

/// <summary>A shop whose entries are written by hand into a store that can be looked through document by document.</summary>
internal sealed class WrittenShop : IDisposable
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("written");
    private readonly Bench bench = new();
    private readonly Storage.Journal.Journal journal;
    private readonly SqliteDocumentStore store;
    private readonly Projector projector;
    private long number;

    public WrittenShop()
    {
        journal = bench.Open();
        store = new(FilePath, Collections.All);
        projector = new(store);
        Tell(new JournalOpened(Convert.ToBase64String(Bench.Signer.PublicKeySpki.Span)));
    }

    public IDocumentReader Store => store;

    public DateOnly Day { get; set; } = new(2026, 11, 1);

    private string FilePath => Path.Combine(folder.FullName, "projections.db");

    public long Tell(params EntryData[] data)
    {
        var written = journal.Append(
            [.. data.Select(it => new EntryDraft(new(Day, new TimeOnly(10, 0), TimeSpan.FromHours(9)), Day, "01", it))]);
        projector.Apply(written);
        return written[^1].Sequence;
    }

    /// <summary>A sale of products that gives and uses points.</summary>
    public SaleClosed Sale(string? member, long points = 0, long used = 0, params (string Code, long Yen)[] goods)
    {
        number++;
        (string Code, long Yen)[] sold = goods.Length == 0 ? [("11", 1_000)] : goods;
        EquatableList<SaleLine> lines =
        [
            .. sold.Select(it => new SaleLine(
                it.Code, "品", 1, Domain.Catalog.TaxClass.Standard, 1000, 1, new(it.Yen), new(it.Yen))),
        ];
        Yen total = new(sold.Sum(it => it.Yen));
        SaleClosed sale = new(
            $"{Day:yyyyMMdd}-{number:D6}", number, new(Day, new TimeOnly(10, 0), TimeSpan.FromHours(9)), lines, total,
            [new(1000, total, new(total.Amount / 11))], [new(TenderKind.Cash, total, total)], Yen.Zero, member, points, 0, null, used);
        Tell(sale);
        return sale;
    }

    /// <summary>A sale that a member pays with prepaid.</summary>
    public SaleClosed PaidWith(string member, Yen amount)
    {
        number++;
        SaleLine line = new("11", "品", 1, Domain.Catalog.TaxClass.Standard, 1000, 1, amount, amount);
        SaleClosed sale = new(
            $"{Day:yyyyMMdd}-{number:D6}", number, new(Day, new TimeOnly(10, 0), TimeSpan.FromHours(9)), [line], amount,
            [new(1000, amount, new(amount.Amount / 11))], [new(TenderKind.Prepaid, amount, amount)], Yen.Zero, member, 0, 0);
        Tell(sale);
        return sale;
    }

    /// <summary>Takes a whole sale back.</summary>
    public void Refund(SaleClosed sale, long takenBack = 0, TenderKind to = TenderKind.Cash)
    {
        number++;
        Tell(new SaleRefunded(
            $"{Day:yyyyMMdd}-{number:D6}", number, RefundKind.Return, sale.SaleId, sale.Number, Day,
            [.. sale.Lines.Select((line, i) => new RefundedLine(i, line))], sale.Total, sale.Taxes,
            [new(to, sale.Total, sale.Total)], sale.MemberId, takenBack, 0, 0));
    }

    /// <summary>Every document of every collection, named by collection and id.</summary>
    public SortedDictionary<string, string> Documents()
    {
        SortedDictionary<string, string> all = new(StringComparer.Ordinal);
        using SqliteConnection connection = new($"Data Source={FilePath};Mode=ReadOnly;Pooling=False");
        connection.Open();
        foreach (var collection in Collections.All)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name of a collection of ours.
            command.CommandText = $"SELECT id, json FROM d_{collection.Name}";
#pragma warning restore CA2100
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                var id = Convert.ToHexString(reader.GetFieldValue<byte[]>(0));
                using var document = JsonDocument.Parse(reader.GetFieldValue<byte[]>(1));
                all.Add($"{collection.Name}/{id}", JsonSerializer.Serialize(document.RootElement, Readable));
            }
        }

        return all;
    }

    public void Dispose()
    {
        store.Dispose();
        journal.Dispose();
        folder.Delete(recursive: true);
    }
}
