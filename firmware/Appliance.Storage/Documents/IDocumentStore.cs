using System.Text.Json.Serialization.Metadata;

namespace Appliance.Storage.Documents;

/// <summary>What an engine has to know of a kind of document before the first one is stored.</summary>
public interface IDocumentCollection
{
    /// <summary>Name of the collection: lower-case letters.</summary>
    string Name { get; }

    /// <summary>Names of its indexes: lower-case letters, unique within the collection.</summary>
    IReadOnlyList<string> IndexNames { get; }

    /// <summary>Reads at the head of the collection and of each index, so that damage there is met now.</summary>
    /// <exception cref="DocumentStoreDamagedException">The engine's file is damaged.</exception>
    void Touch(IDocumentReader documents);
}

/// <summary>A kind of document with its id and its declared indexes.</summary>
/// <typeparam name="T">The document.</typeparam>
/// <param name="name">Lower-case letters; the table's name where an engine has tables.</param>
/// <param name="json">How it is written.</param>
/// <param name="id">Its id.</param>
/// <param name="indexes">What it can be ranged over.</param>
public sealed class DocumentCollection<T>(string name, JsonTypeInfo<T> json, Func<T, string> id, params DocumentIndex<T>[] indexes)
    : IDocumentCollection
    where T : class
{
    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public IReadOnlyList<string> IndexNames { get; } = [.. indexes.Select(index => index.Name)];

    /// <summary>How a document is written.</summary>
    public JsonTypeInfo<T> Json { get; } = json;

    /// <summary>A document's id.</summary>
    public Func<T, string> Id { get; } = id;

    /// <summary>What documents can be ranged over.</summary>
    public IReadOnlyList<DocumentIndex<T>> Indexes { get; } = indexes;

    /// <inheritdoc/>
    public void Touch(IDocumentReader documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        documents.Get(this, "");
        foreach (var index in Indexes) documents.Range(this, index, "", "\uFFFF", 1);
    }
}

/// <summary>A declared index: an ordinal string key per document.</summary>
/// <typeparam name="T">The document.</typeparam>
/// <param name="name">Lower-case letters, unique within the collection.</param>
/// <param name="key">The key; documents whose key is null are not in the index.</param>
public sealed class DocumentIndex<T>(string name, Func<T, string?> key)
{
    /// <summary>Name of the index.</summary>
    public string Name { get; } = name;

    /// <summary>A document's key.</summary>
    public Func<T, string?> Key { get; } = key;
}

/// <summary>Reads documents.</summary>
public interface IDocumentReader
{
    /// <summary>The document with this id, or null.</summary>
    T? Get<T>(DocumentCollection<T> collection, string id)
        where T : class;

    /// <summary>
    /// Documents whose key is at least <paramref name="from"/> and below <paramref name="toExclusive"/>, ordered by key
    /// and then by id (both ordinal, both reversed when <paramref name="descending"/>), at most <paramref name="limit"/>.
    /// </summary>
    IReadOnlyList<T> Range<T>(
        DocumentCollection<T> collection, DocumentIndex<T> index, string from, string toExclusive, int limit, bool descending = false)
        where T : class;
}

/// <summary>Changes documents; sees its own changes.</summary>
public interface IDocumentTransaction : IDocumentReader
{
    /// <summary>Writes a document, replacing the one with its id.</summary>
    void Put<T>(DocumentCollection<T> collection, T document)
        where T : class;

    /// <summary>Removes a document; nothing happens when there is none.</summary>
    void Delete<T>(DocumentCollection<T> collection, string id)
        where T : class;
}

/// <summary>
/// The engine's file is damaged. It is a projection: <see cref="IDocumentStore.Clear"/> throws it away, and the journal
/// fills it again.
/// </summary>
public sealed class DocumentStoreDamagedException(string message, Exception inner) : IOException(message, inner);

/// <summary>
/// A projection of the journal: documents with declared indexes. Never the truth, so an engine may lose its latest
/// changes in a power cut as long as <see cref="AppliedSequence"/> is lost with them. One thread changes it at a time;
/// any number read what was last applied whole, and do not hold the writer up.
/// </summary>
public interface IDocumentStore : IDocumentReader, IDisposable
{
    /// <summary>Sequence number of the last journal entry applied; 0 when empty.</summary>
    long AppliedSequence { get; }

    /// <summary>Applies one change whole or not at all, together with the sequence number it brings the store to.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below <see cref="AppliedSequence"/>.</exception>
    /// <exception cref="DocumentStoreDamagedException">The engine's file is damaged.</exception>
    /// <exception cref="IOException">The disk refused; nothing of the change was applied.</exception>
    void Apply(long sequence, Action<IDocumentTransaction> change);

    /// <summary>
    /// Moves what was applied lately to where it stays, for idle moments, so that the writer does not have to. Engines
    /// that keep no log do nothing.
    /// </summary>
    /// <exception cref="IOException">The disk failed; it is tried again next time.</exception>
    void Checkpoint()
    {
    }

    /// <summary>Removes everything.</summary>
    void Clear();

    /// <summary>
    /// Removes everything, then fills the store with what <paramref name="fill"/> applies, while nobody else reads. Engines may
    /// go about it faster than usual: a failure or a power cut before the end leaves an empty store.
    /// </summary>
    /// <exception cref="IOException">The disk refused; the store is empty.</exception>
    void Refill(Action fill)
    {
        ArgumentNullException.ThrowIfNull(fill);
        Clear();
        fill();
    }
}
