using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Appliance.Storage.Documents;

/// <summary>
/// The statements of the SQLite engine. One table a collection, one column and one partial index for each declared
/// index; keys are bytes (<see cref="OrdinalKey"/>).
/// </summary>
internal static class SqliteSchema
{
    /// <summary>Counts changes of the engine's own layout; part of <see cref="VersionOf"/>.</summary>
    private const int Layout = 1;

    /// <summary>
    /// Pages of the log after which the writer waits for it to be moved into the file: 64 MB. <see cref="SqliteLogMover"/> has
    /// moved most of it by then.
    /// </summary>
    private const int LogPages = 16_384;

    /// <summary>Kibibytes of the file kept in memory by a connection.</summary>
    private const int CacheKibibytes = 2048;

    /// <summary>
    /// The same for the writer: an import touches pages all over a hundred thousand members' indexes, and what does not stay in
    /// memory is read and written again and again.
    /// </summary>
    private const int WriterCacheKibibytes = 32_768;

    /// <summary>The same while a journal of years is filled in, when nothing else goes on.</summary>
    private const int FillCacheKibibytes = 262_144;

    public static string OfWriter =>
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; "
        + $"PRAGMA cache_size=-{WriterCacheKibibytes}; PRAGMA wal_autocheckpoint={LogPages};";

    /// <summary>No log and no waiting for the disk: a file that is not finished is thrown away.</summary>
    public static string OfFilling =>
        "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; "
        + $"PRAGMA cache_size=-{FillCacheKibibytes};";

    public static string OfReader => $"PRAGMA cache_size=-{CacheKibibytes};";

    public const string ReadSequence = "SELECT sequence FROM applied";

    public const string WriteSequence = "UPDATE applied SET sequence = $sequence";

    /// <summary>A number that changes whenever a collection or an index does; never 0, which is an empty file.</summary>
    public static int VersionOf(IReadOnlyList<IDocumentCollection> collections)
    {
        var text = string.Join(';', collections.Select(collection => $"{collection.Name}:{string.Join(',', collection.IndexNames)}"));
        return BinaryPrimitives.ReadInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{Layout};{text}"))) | 1;
    }

    /// <summary>What makes a file one that is believed.</summary>
    public static string Finish(IReadOnlyList<IDocumentCollection> collections) => $"PRAGMA user_version={VersionOf(collections)};";

    /// <summary>The tables; without <see cref="Finish"/> the next opening throws them away.</summary>
    public static string Create(IReadOnlyList<IDocumentCollection> collections)
    {
        StringBuilder sql = new();
        sql.Append("CREATE TABLE applied (sequence INTEGER NOT NULL); INSERT INTO applied VALUES (0);\n");
        foreach (var collection in collections)
        {
            var columns = string.Concat(collection.IndexNames.Select(index => $", k_{index} BLOB"));
            sql.Append($"CREATE TABLE d_{collection.Name} (id BLOB PRIMARY KEY, json BLOB NOT NULL{columns}) WITHOUT ROWID;\n");
            foreach (var index in collection.IndexNames)
            {
                sql.Append(
                    $"CREATE INDEX i_{collection.Name}_{index} ON d_{collection.Name} (k_{index}, id) WHERE k_{index} IS NOT NULL;\n");
            }
        }

        return sql.ToString();
    }

    public static string Get(string collection) => $"SELECT json FROM d_{collection} WHERE id = $id";

    public static string Delete(string collection) => $"DELETE FROM d_{collection} WHERE id = $id";

    public static string Range(string collection, string index, bool descending)
    {
        var order = descending ? "DESC" : "ASC";
        return $"SELECT json FROM d_{collection} WHERE k_{index} >= $from AND k_{index} < $to "
            + $"ORDER BY k_{index} {order}, id {order} LIMIT $limit";
    }

    public static string Put(IDocumentCollection collection)
    {
        var names = collection.IndexNames;
        var columns = string.Concat(names.Select(index => $", k_{index}"));
        var values = string.Concat(names.Select(index => $", $k_{index}"));
        var sets = string.Concat(names.Select(index => $", k_{index} = excluded.k_{index}"));
        return $"INSERT INTO d_{collection.Name} (id, json{columns}) VALUES ($id, $json{values}) "
            + $"ON CONFLICT (id) DO UPDATE SET json = excluded.json{sets}";
    }
}
