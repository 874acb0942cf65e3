using System.Text.Json;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Appliance.Storage.Documents;

/// <summary>One connection with its statements prepared once; used by one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> statements = new(StringComparer.Ordinal);
    private readonly Dictionary<RangeKey, SqliteCommand> ranges = [];
    private readonly Dictionary<string, SqliteCommand> deletes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SqliteCommand> gets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SqliteCommand> puts = new(StringComparer.Ordinal);

    private readonly record struct RangeKey(string Collection, string Index, bool Descending);

    private IEnumerable<SqliteCommand> CachedCommands =>
        [.. statements.Values, .. deletes.Values, .. gets.Values, .. puts.Values, .. ranges.Values];

    /// <param name="path">The file.</param>
    /// <param name="pragmas">How it is used: <see cref="SqliteSchema.OfReader"/>, <see cref="SqliteSchema.OfWriter"/> …</param>
    public SqliteSession(string path, string pragmas)
    {
        connection = new(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = pragmas == SqliteSchema.OfReader ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();
            Execute(pragmas);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public long Scalar(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(command.ExecuteScalar() ?? 0L);
    }

    /// <summary>
    /// Does the work whole or not at all. The statements are plain SQL: the library's own transaction would have to be
    /// set on every prepared command.
    /// </summary>
    public void InTransaction(Action work)
    {
        Run("BEGIN IMMEDIATE");
        try
        {
            work();
            Run("COMMIT");
        }
        catch
        {
            // SQLite has rolled back by itself when the disk was full.
            if (raw.sqlite3_get_autocommit(connection.Handle) == 0) Run("ROLLBACK");
            throw;
        }
    }

    public void WriteSequence(long sequence)
    {
        var command = Prepared(statements, SqliteSchema.WriteSequence, static sql => sql, "$sequence");
        command.Parameters[0].Value = sequence;
        command.ExecuteNonQuery();
    }

    public T? Get<T>(DocumentCollection<T> collection, string id)
        where T : class
    {
        var command = Prepared(gets, collection.Name, SqliteSchema.Get, "$id");
        command.Parameters[0].Value = OrdinalKey.Encode(id);
        return command.ExecuteScalar() is byte[] json ? Read(collection, json) : null;
    }

    public IReadOnlyList<T> Range<T>(
        DocumentCollection<T> collection, DocumentIndex<T> index, string from, string toExclusive, int limit, bool descending)
        where T : class
    {
        var command = Prepared(
            ranges,
            new RangeKey(collection.Name, index.Name, descending),
            static key => SqliteSchema.Range(key.Collection, key.Index, key.Descending),
            "$from",
            "$to",
            "$limit");
        command.Parameters[0].Value = OrdinalKey.Encode(from);
        command.Parameters[1].Value = OrdinalKey.Encode(toExclusive);
        command.Parameters[2].Value = Math.Max(limit, 0);
        List<T> found = [];
        using var reader = command.ExecuteReader();
        while (reader.Read()) found.Add(Read(collection, reader.GetFieldValue<byte[]>(0)));
        return found;
    }

    public void Put<T>(DocumentCollection<T> collection, T document)
        where T : class
    {
        if (!puts.TryGetValue(collection.Name, out var command))
        {
            string[] names = ["$id", "$json", .. collection.IndexNames.Select(index => "$k_" + index)];
            command = Prepared(puts, collection.Name, _ => SqliteSchema.Put(collection), names);
        }

        command.Parameters[0].Value = OrdinalKey.Encode(collection.Id(document));
        command.Parameters[1].Value = JsonSerializer.SerializeToUtf8Bytes(document, collection.Json);
        for (var i = 0; i < collection.Indexes.Count; i++)
            command.Parameters[2 + i].Value = collection.Indexes[i].Key(document) is { } key ? OrdinalKey.Encode(key) : DBNull.Value;
        command.ExecuteNonQuery();
    }

    public void Delete<T>(DocumentCollection<T> collection, string id)
        where T : class
    {
        var command = Prepared(deletes, collection.Name, SqliteSchema.Delete, "$id");
        command.Parameters[0].Value = OrdinalKey.Encode(id);
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var command in CachedCommands) command.Dispose();
        connection.Dispose();
    }

    private void Run(string sql) => Prepared(statements, sql, static text => text).ExecuteNonQuery();

    private static T Read<T>(DocumentCollection<T> collection, byte[] json)
        where T : class =>
        JsonSerializer.Deserialize(json, collection.Json) ?? throw new JsonException($"A document of {collection.Name} is null.");

    private SqliteCommand Prepared<TKey>(
        Dictionary<TKey, SqliteCommand> cache, TKey key, Func<TKey, string> sql, params ReadOnlySpan<string> parameters)
        where TKey : notnull
    {
        if (cache.TryGetValue(key, out var command)) return command;
        command = connection.CreateCommand();
        command.CommandText = sql(key);
        foreach (var name in parameters) command.Parameters.Add(new SqliteParameter { ParameterName = name, Value = DBNull.Value });
        command.Prepare();
        cache.Add(key, command);
        return command;
    }
}
