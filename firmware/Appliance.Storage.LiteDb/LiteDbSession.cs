using Appliance.Storage.Documents;
using LiteDB;

namespace Appliance.Storage.LiteDb;

/// <summary>
/// The one connection to a file, and all that is known of the engine's own interface. It is not safe for use by several
/// threads: LiteDB 5 threw or returned wrong rows when readers ran beside a writer. What it returns is materialised.
/// </summary>
internal sealed class LiteDbSession : IDisposable
{
    private const string Id = "_id";
    private const string Json = "json";
    private const string AppliedCollection = "applied";
    private const string Sequence = "sequence";
    private const string Layout = "layout";

    /// <summary>Counts changes of what the rows look like; part of the layout.</summary>
    private const int LayoutVersion = 1;

    /// <summary>Pages of the log after which the engine moves them into the file by itself: 16 MB.</summary>
    private const int LogPages = 2048;

    private static readonly BsonValue TheOnly = new(1);

    private readonly LiteDatabase database;
    private readonly string layout;

    /// <summary>Opens a file; a new one is given its collections and indexes.</summary>
    /// <exception cref="LiteException">The file is none of the engine's, or damaged.</exception>
    /// <exception cref="IOException">The disk failed.</exception>
    public LiteDbSession(string path, IReadOnlyList<IDocumentCollection> collections, bool isNew)
    {
        layout = LayoutOf(collections);
        database = new(
            new ConnectionString { Filename = path, Connection = ConnectionType.Direct, Collation = Collation.Binary },
            new BsonMapper { TrimWhitespace = false, EmptyStringToNull = false });
        try
        {
            if (isNew) SetUp(collections);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>The last entry applied; null when the file is of other collections, indexes or rows.</summary>
    public long? ReadSequence() =>
        database.GetCollection(AppliedCollection).FindById(TheOnly) is { } applied && applied[Layout].AsString == layout
            ? applied[Sequence].AsInt64
            : null;

    /// <summary>A document, or null.</summary>
    public byte[]? Get(string collection, byte[] id) =>
        database.GetCollection(TableOf(collection)).FindById(new BsonValue(id)) is { } document ? JsonOf(document) : null;

    /// <summary>Documents whose entry lies between two places, in the order of their entries.</summary>
    /// <param name="collection">Name of the collection.</param>
    /// <param name="index">Name of the index.</param>
    /// <param name="from">No entry itself: <see cref="LiteDbKey.Before"/>.</param>
    /// <param name="to">No entry itself.</param>
    /// <param name="limit">At least 1.</param>
    /// <param name="descending">From the end.</param>
    public List<byte[]> Range(string collection, string index, byte[] from, byte[] to, int limit, bool descending)
    {
        // Query.Between would write the bytes into the expression's text, and they would be read as a document there.
        // Two comparisons joined by AND would use the index for one of them only; BETWEEN uses it for both.
        var field = FieldOf(index);
        return
        [
            .. database.GetCollection(TableOf(collection)).Query()
                .Where(BsonExpression.Create($"{field} BETWEEN @0 AND @1", new BsonValue(from), new BsonValue(to)))
                .OrderBy(BsonExpression.Create(field), descending ? Query.Descending : Query.Ascending)
                .Limit(limit)
                .ToList()
                .Select(JsonOf),
        ];
    }

    /// <summary>Writes rows and the sequence number they bring the file to, whole or not at all.</summary>
    /// <exception cref="InvalidDataException">The engine was in a state it cannot be in.</exception>
    public void Write(long sequence, IEnumerable<LiteDbRow> rows)
    {
        if (!database.BeginTrans()) throw new InvalidDataException("A transaction was left open.");
        try
        {
            foreach (var row in rows) Write(row);
            WriteSequence(sequence);
            if (!database.Commit()) throw new InvalidDataException("The change was not committed.");
        }
        catch
        {
            RollBackQuietly();
            throw;
        }
    }

    /// <summary>Moves the log into the file.</summary>
    public void Checkpoint() => database.Checkpoint();

    public void Dispose() => database.Dispose();

    /// <summary>Whatever the rows of these collections look like, as text.</summary>
    private static string LayoutOf(IReadOnlyList<IDocumentCollection> collections) =>
        $"{LayoutVersion};" + string.Join(
            ';', collections.Select(collection => $"{collection.Name}:{string.Join(',', collection.IndexNames)}"));

    private static string TableOf(string collection) => "d_" + collection;

    private static string FieldOf(string index) => "$.k_" + index;

    private static byte[] JsonOf(BsonDocument document) =>
        document[Json].AsBinary ?? throw new InvalidDataException("A row holds no document.");

    /// <summary>The sequence number comes last: a file without one was not finished and is thrown away.</summary>
    private void SetUp(IReadOnlyList<IDocumentCollection> collections)
    {
        database.UtcDate = true;
        database.CheckpointSize = LogPages;
        foreach (var collection in collections)
        {
            var table = database.GetCollection(TableOf(collection.Name));
            foreach (var index in collection.IndexNames)
                table.EnsureIndex("i_" + index, BsonExpression.Create(FieldOf(index)), unique: false);
        }

        WriteSequence(0);
    }

    private void Write(LiteDbRow row)
    {
        var table = database.GetCollection(TableOf(row.Collection));
        BsonValue id = new(row.Id);
        if (row.Json is null)
        {
            table.Delete(id);
            return;
        }

        BsonDocument document = new() { [Id] = id, [Json] = new BsonValue(row.Json) };
        foreach (var (index, key) in row.Entries) document["k_" + index] = new BsonValue(key);
        table.Upsert(document);
    }

    private void WriteSequence(long sequence) => database.GetCollection(AppliedCollection).Upsert(new BsonDocument
    {
        [Id] = TheOnly,
        [Layout] = new BsonValue(layout),
        [Sequence] = new BsonValue(sequence),
    });

    /// <summary>What failed before is what the caller has to hear of; after it the file is opened anew in any case.</summary>
    private void RollBackQuietly()
    {
        try
        {
            database.Rollback();
        }
        catch (Exception error) when (error is LiteException or IOException or InvalidOperationException)
        {
            // The engine has closed itself.
        }
    }
}
