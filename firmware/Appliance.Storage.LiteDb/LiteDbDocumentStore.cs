using System.Text.Json;
using Appliance.Storage.Documents;

namespace Appliance.Storage.LiteDb;

/// <summary>
/// Documents in one LiteDB file. The engine is not safe for several threads and does not survive power cuts, so there
/// is one lock around every access, reads included, and a file that was open when the machine went down, or that fails
/// in any way, is thrown away: the journal fills it again. See the README.
/// </summary>
public sealed class LiteDbDocumentStore : IDocumentStore
{
    private readonly string path;
    private readonly string logPath;
    private readonly IReadOnlyList<IDocumentCollection> collections;
    private readonly TrustMark mark;
    private readonly Lock writing = new();
    private readonly Lock gate = new();
    private LiteDbSession? session; // Null after the disk failed, until the next access.
    private Exception? damage;
    private long appliedSequence;
    private bool isDisposed;

    /// <summary>Opens the store, made (mode 0600) with its folder when absent.</summary>
    /// <param name="path">For example <c>store/projections.litedb</c>; the log lies beside it.</param>
    /// <param name="collections">All collections that will be used.</param>
    /// <exception cref="IOException">The disk failed.</exception>
    public LiteDbDocumentStore(string path, IReadOnlyList<IDocumentCollection> collections)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(collections);
        this.path = Path.GetFullPath(path);
        this.collections = collections;
        logPath = Path.Combine(
            Path.GetDirectoryName(this.path)!,
            Path.GetFileNameWithoutExtension(path) + "-log" + Path.GetExtension(path)); // Where the engine looks for it.
        mark = TrustMark.Beside(this.path);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(this.path)!);
            var existed = IsNotEmpty(this.path);
            session = existed && !mark.IsDistrusted ? TryOpen() : null;
            if (session is not null) return;
            WasDiscarded = existed;
            session = MakeAnew();
        }
        catch (UnauthorizedAccessException error)
        {
            throw new IOException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>Whether a file was thrown away at opening: damaged, of another version, or open in a power cut.</summary>
    public bool WasDiscarded { get; }

    /// <inheritdoc/>
    public long AppliedSequence => Interlocked.Read(ref appliedSequence);

    /// <inheritdoc/>
    public void Apply(long sequence, Action<IDocumentTransaction> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (writing)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(sequence, AppliedSequence);
            PendingChange pending = new(this);
            change(pending);
            Using(opened =>
            {
                opened.Write(sequence, pending.Rows);
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
        var key = LiteDbKey.OfId(id);
        return Using(opened => opened.Get(collection.Name, key)) is { } json ? Read(collection, json) : null;
    }

    /// <inheritdoc/>
    public IReadOnlyList<T> Range<T>(
        DocumentCollection<T> collection, DocumentIndex<T> index, string from, string toExclusive, int limit, bool descending = false)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(index);
        if (limit <= 0) return [];
        var (begin, end) = (LiteDbKey.Before(from), LiteDbKey.Before(toExclusive));
        var found = Using(opened => opened.Range(collection.Name, index.Name, begin, end, limit, descending));
        return [.. found.Select(json => Read(collection, json))];
    }

    /// <inheritdoc/>
    public void Checkpoint() => Using(opened =>
    {
        opened.Checkpoint();
        return true;
    });

    /// <inheritdoc/>
    public void Clear()
    {
        lock (writing)
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            CloseQuietly();
            session = MakeAnew();
            damage = null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            if (isDisposed) return;
            isDisposed = true;
            var isWhole = session is not null && damage is null;
            CloseQuietly();

            // At a clean end the engine has moved its log into the file, synced it, and deleted the log.
            if (isWhole && !IsNotEmpty(logPath)) mark.Clear();
        }
    }

    /// <summary>A document as the engine keeps it.</summary>
    /// <exception cref="ArgumentException">A key is too long.</exception>
    internal static LiteDbRow ToRow<T>(DocumentCollection<T> collection, T document)
        where T : class
    {
        var id = collection.Id(document);
        List<(string Index, byte[] Key)> entries = [];
        foreach (var index in collection.Indexes)
        {
            if (index.Key(document) is { } key) entries.Add((index.Name, LiteDbKey.OfEntry(key, id)));
        }

        return new(collection.Name, LiteDbKey.OfId(id), JsonSerializer.SerializeToUtf8Bytes(document, collection.Json), entries);
    }

    /// <summary>A document from what the engine keeps.</summary>
    /// <exception cref="DocumentStoreDamagedException">It cannot be read.</exception>
    internal T Read<T>(DocumentCollection<T> collection, byte[] json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, collection.Json)
                ?? throw new JsonException($"A document of {collection.Name} is null.");
        }
        catch (JsonException error)
        {
            lock (gate) Condemn(error);
            throw Damaged(error);
        }
    }

    private static bool IsNotEmpty(string file) => File.Exists(file) && new FileInfo(file).Length > 0;

    private DocumentStoreDamagedException Damaged(Exception cause) => new($"{path} is damaged: {cause.Message}", cause);

    /// <summary>
    /// One access. Once the engine has failed in a way that is not the disk's, nothing it says is believed until
    /// <see cref="Clear"/>: what a damaged file makes it throw is not always an exception of its own.
    /// </summary>
    private TResult Using<TResult>(Func<LiteDbSession, TResult> work)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            if (damage is not null) throw Damaged(damage);
            try
            {
                return work(session ??= OpenAgain());
            }
            catch (IOException)
            {
                CloseQuietly();
                throw;
            }
            catch (UnauthorizedAccessException error)
            {
                CloseQuietly();
                throw new IOException($"{path}: {error.Message}", error);
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                Condemn(error);
                throw Damaged(error);
            }
        }
    }

    private void Condemn(Exception cause)
    {
        CloseQuietly();
        damage = cause;
        try
        {
            mark.Condemn();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Then the next start will find out by itself.
        }
    }

    /// <summary>Opens a file that is there; null when it cannot be believed.</summary>
    private LiteDbSession? TryOpen()
    {
        LiteDbSession? opened = null;
        try
        {
            mark.Set();
            opened = new(path, collections, isNew: false);
            if (opened.ReadSequence() is { } sequence)
            {
                Interlocked.Exchange(ref appliedSequence, sequence);
                return opened;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            opened?.Dispose();
            throw;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // Damaged: the same as another version.
        }

        opened?.Dispose();
        return null;
    }

    /// <summary>Opens the file after the disk failed, when it is where it was left.</summary>
    private LiteDbSession OpenAgain()
    {
        LiteDbSession opened = new(path, collections, isNew: false);
        var found = opened.ReadSequence();
        if (found == AppliedSequence) return opened;
        opened.Dispose();
        throw new InvalidDataException($"It came back at entry {found}, not at {AppliedSequence}.");
    }

    private LiteDbSession MakeAnew()
    {
        mark.Set();
        File.Delete(logPath);
        File.Delete(path);
        OwnersFile.Ensure(path);
        OwnersFile.Ensure(logPath);
        Interlocked.Exchange(ref appliedSequence, 0);
        try
        {
            return new(path, collections, isNew: true);
        }
        catch (Exception error) when (error is not (IOException or UnauthorizedAccessException or OutOfMemoryException))
        {
            throw new IOException($"{path} could not be made: {error.Message}", error);
        }
    }

    /// <summary>The engine throws at closing what it threw before; the file is opened anew or thrown away in any case.</summary>
    private void CloseQuietly()
    {
        try
        {
            session?.Dispose();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // Nothing more can be done for it.
        }

        session = null;
    }
}
