using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Appliance.Storage.Documents;

/// <summary>
/// Documents in one SQLite file with a write-ahead log. A power cut may take the latest changes, never half of one.
/// A file of another version, or one that cannot be read, is thrown away: the journal fills it again.
/// </summary>
public sealed class SqliteDocumentStore : IDocumentStore
{
    /// <summary>Connections kept for readers; more are opened under load and closed again.</summary>
    private const int IdleReaders = 4;

    // SQLITE_CORRUPT and SQLITE_NOTADB.
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    private readonly string path;
    private readonly IReadOnlyList<IDocumentCollection> collections;
    private readonly Lock writing = new();
    private readonly ReaderWriterLockSlim files = new();
    private readonly ConcurrentBag<SqliteSession> idle = [];
    private SqliteSession writer;
    private long appliedSequence;
    private bool isDisposed;

    /// <summary>Opens the store, made (mode 0600) with its folder when absent.</summary>
    /// <param name="path">For example <c>store/projections.db</c>.</param>
    /// <param name="collections">All collections that will be used.</param>
    /// <exception cref="IOException">The disk failed.</exception>
    public SqliteDocumentStore(string path, IReadOnlyList<IDocumentCollection> collections)
    {
        this.path = path;
        this.collections = collections;
        var existed = File.Exists(path) && new FileInfo(path).Length > 0;
        try
        {
            if (TryOpen() is { } session)
            {
                writer = session;
                return;
            }

            WasDiscarded = existed;
            DeleteFiles();
            writer = TryOpen() ?? throw new IOException($"{path} could not be made.");
        }
        catch (SqliteException error)
        {
            throw new IOException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>Whether a damaged file, or one of another version, was thrown away at opening.</summary>
    public bool WasDiscarded { get; }

    /// <inheritdoc/>
    public long AppliedSequence => Interlocked.Read(ref appliedSequence);

    /// <inheritdoc/>
    public void Apply(long sequence, Action<IDocumentTransaction> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (writing)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(sequence, appliedSequence);
            Guarded(() =>
            {
                writer.InTransaction(() =>
                {
                    change(new Transaction(writer));
                    writer.WriteSequence(sequence);
                });
                return true;
            });
            Interlocked.Exchange(ref appliedSequence, sequence);
        }
    }

    /// <inheritdoc/>
    public T? Get<T>(DocumentCollection<T> collection, string id)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(collection);
        return Reading(session => session.Get(collection, id));
    }

    /// <inheritdoc/>
    public IReadOnlyList<T> Range<T>(
        DocumentCollection<T> collection, DocumentIndex<T> index, string from, string toExclusive, int limit, bool descending = false)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(index);
        return Reading(session => session.Range(collection, index, from, toExclusive, limit, descending));
    }

    /// <summary>
    /// Moves the log into the file without holding up readers or the writer: for idle moments, so that the writer does
    /// not have to when the log is full.
    /// </summary>
    /// <exception cref="IOException">The disk failed; it is tried again next time.</exception>
    public void Checkpoint()
    {
        Guarded(() =>
        {
            files.EnterReadLock();
            try
            {
                using SqliteSession session = new(path, isWriter: true);
                session.Execute("PRAGMA wal_checkpoint(PASSIVE)");
                return true;
            }
            finally
            {
                files.ExitReadLock();
            }
        });
    }

    /// <inheritdoc/>
    public void Clear()
    {
        lock (writing)
        {
            Guarded(() =>
            {
                files.EnterWriteLock();
                try
                {
                    CloseAll();
                    DeleteFiles();
                    writer = TryOpen() ?? throw new IOException($"{path} could not be made.");
                    return true;
                }
                finally
                {
                    files.ExitWriteLock();
                }
            });
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (isDisposed) return;
        isDisposed = true;
        CloseAll();
        files.Dispose();
    }

    /// <summary>The writer's connection; null when there is a file that cannot be used.</summary>
    private SqliteSession? TryOpen()
    {
        MakeFile();
        SqliteSession? session = null;
        try
        {
            session = new(path, isWriter: true);
            var version = session.Scalar("PRAGMA user_version");
            if (version == 0 && session.Scalar("SELECT count(*) FROM sqlite_master") == 0)
            {
                var schema = SqliteSchema.Create(collections);
                var opened = session;
                opened.InTransaction(() => opened.Execute(schema));
                version = SqliteSchema.VersionOf(collections);
            }

            if (version == SqliteSchema.VersionOf(collections))
            {
                Interlocked.Exchange(ref appliedSequence, session.Scalar(SqliteSchema.ReadSequence));
                return session;
            }
        }
        catch (SqliteException error) when (IsDamage(error))
        {
            // The same as another version: the caller throws the file away.
        }
        catch
        {
            session?.Dispose();
            throw;
        }

        session?.Dispose();
        return null;
    }

    private void MakeFile()
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        FileStreamOptions options = new() { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        new FileStream(path, options).Dispose();
    }

    private void DeleteFiles()
    {
        File.Delete(path);
        File.Delete(path + "-wal");
        File.Delete(path + "-shm");
    }

    private void CloseAll()
    {
        while (idle.TryTake(out var session)) session.Dispose();
        writer.Dispose();
    }

    private TResult Reading<TResult>(Func<SqliteSession, TResult> read) =>
        Guarded(() =>
        {
            files.EnterReadLock();
            try
            {
                if (!idle.TryTake(out var session)) session = new(path, isWriter: false);
                try
                {
                    return read(session);
                }
                finally
                {
                    if (idle.Count < IdleReaders) idle.Add(session);
                    else session.Dispose();
                }
            }
            finally
            {
                files.ExitReadLock();
            }
        });

    private TResult Guarded<TResult>(Func<TResult> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException error) when (IsDamage(error))
        {
            throw new DocumentStoreDamagedException($"{path} is damaged: {error.Message}", error);
        }
        catch (JsonException error)
        {
            throw new DocumentStoreDamagedException($"{path} holds a document that cannot be read: {error.Message}", error);
        }
        catch (SqliteException error)
        {
            throw new IOException($"{path}: {error.Message}", error);
        }
    }

    private static bool IsDamage(SqliteException error) => error.SqliteErrorCode is Corrupt or NotADatabase;

    private sealed class Transaction(SqliteSession session) : IDocumentTransaction
    {
        public T? Get<T>(DocumentCollection<T> collection, string id)
            where T : class => session.Get(collection, id);

        public IReadOnlyList<T> Range<T>(
            DocumentCollection<T> collection, DocumentIndex<T> index, string from, string toExclusive, int limit, bool descending = false)
            where T : class => session.Range(collection, index, from, toExclusive, limit, descending);

        public void Put<T>(DocumentCollection<T> collection, T document)
            where T : class => session.Put(collection, document);

        public void Delete<T>(DocumentCollection<T> collection, string id)
            where T : class => session.Delete(collection, id);
    }
}
