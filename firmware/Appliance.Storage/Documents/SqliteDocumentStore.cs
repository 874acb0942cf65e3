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

    /// <summary>
    /// Documents changed after which the log is moved on beside the writer: some ten thousand pages. Each move writes the same
    /// index pages once more.
    /// </summary>
    internal const int MoveLogEvery = 4_000;

    // SQLITE_CORRUPT and SQLITE_NOTADB.
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    private readonly string path;
    private readonly IReadOnlyList<IDocumentCollection> collections;
    private readonly Lock writing = new();
    private readonly ReaderWriterLockSlim files = new();
    private readonly ConcurrentBag<SqliteSession> idle = [];
    private readonly SqliteLogMover mover;
    private SqliteSession writer;
    private int changed;
    private long appliedSequence;
    private bool isFilling;
    private bool isDisposed;

    /// <summary>Opens the store, made (mode 0600) with its folder when absent.</summary>
    /// <param name="path">For example <c>store/projections.db</c>.</param>
    /// <param name="collections">All collections that will be used.</param>
    /// <exception cref="IOException">The disk failed.</exception>
    public SqliteDocumentStore(string path, IReadOnlyList<IDocumentCollection> collections)
    {
        this.path = path;
        this.collections = collections;
        mover = new(Checkpoint);
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
            writer = MakeWhole();
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
                Transaction transaction = new(writer);
                writer.InTransaction(() =>
                {
                    change(transaction);
                    writer.WriteSequence(sequence);
                });
                changed += transaction.Changed;
                return true;
            });
            Interlocked.Exchange(ref appliedSequence, sequence);
            if (changed < MoveLogEvery || isFilling) return;
            changed = 0;
            mover.Wake();
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
                using SqliteSession session = new(path, SqliteSchema.OfWriter);
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
    public void Clear() => Reopen(() =>
    {
        DeleteFiles();
        return MakeWhole();
    });

    /// <inheritdoc/>
    public void Refill(Action fill)
    {
        ArgumentNullException.ThrowIfNull(fill);
        Reopen(() =>
        {
            DeleteFiles();
            return Make(SqliteSchema.OfFilling, SqliteSchema.Create(collections));
        });
        isFilling = true;
        try
        {
            fill();
            Reopen(Finished);
        }
        catch
        {
            Clear();
            throw;
        }
        finally
        {
            isFilling = false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (isDisposed) return;
        isDisposed = true;
        mover.Dispose();
        CloseAll();
        files.Dispose();
    }

    /// <summary>The writer's connection; null when there is a file that cannot be used.</summary>
    private SqliteSession? TryOpen()
    {
        SqliteSession? session = null;
        try
        {
            if (!File.Exists(path) || new FileInfo(path).Length == 0) return MakeWhole();
            session = new(path, SqliteSchema.OfWriter);
            if (session.Scalar("PRAGMA user_version") == SqliteSchema.VersionOf(collections))
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

    /// <summary>An empty file that is believed from now on.</summary>
    private SqliteSession MakeWhole() =>
        Make(SqliteSchema.OfWriter, SqliteSchema.Create(collections) + SqliteSchema.Finish(collections));

    private SqliteSession Make(string pragmas, string schema)
    {
        MakeFile();
        SqliteSession made = new(path, pragmas);
        try
        {
            made.InTransaction(() => made.Execute(schema));
            Interlocked.Exchange(ref appliedSequence, 0);
            return made;
        }
        catch
        {
            made.Dispose();
            throw;
        }
    }

    /// <summary>What was filled in is on the disk before the file says that it is whole.</summary>
    private SqliteSession Finished()
    {
        using (FileStream file = new(path, FileMode.Open, FileAccess.ReadWrite)) file.Flush(flushToDisk: true);
        using (SqliteSession done = new(path, SqliteSchema.OfWriter)) done.Execute(SqliteSchema.Finish(collections));
        return TryOpen() ?? throw new IOException($"{path} could not be filled.");
    }

    /// <summary>Closes everything, and opens what <paramref name="open"/> gives.</summary>
    private void Reopen(Func<SqliteSession> open)
    {
        lock (writing)
        {
            Guarded(() =>
            {
                files.EnterWriteLock();
                try
                {
                    CloseAll();
                    writer = open();
                    return true;
                }
                finally
                {
                    files.ExitWriteLock();
                }
            });
        }
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
                if (!idle.TryTake(out var session)) session = new(path, SqliteSchema.OfReader);
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
        public int Changed { get; private set; }

        public T? Get<T>(DocumentCollection<T> collection, string id)
            where T : class => session.Get(collection, id);

        public IReadOnlyList<T> Range<T>(
            DocumentCollection<T> collection, DocumentIndex<T> index, string from, string toExclusive, int limit, bool descending = false)
            where T : class => session.Range(collection, index, from, toExclusive, limit, descending);

        public void Put<T>(DocumentCollection<T> collection, T document)
            where T : class
        {
            session.Put(collection, document);
            Changed++;
        }

        public void Delete<T>(DocumentCollection<T> collection, string id)
            where T : class
        {
            session.Delete(collection, id);
            Changed++;
        }
    }
}
