using System.Text.Json.Serialization.Metadata;

namespace Appliance.Storage.Documents;

/// <summary>A kind of document with its id and its declared indexes.</summary>
/// <typeparam name="T">The document.</typeparam>
/// <param name="name">Lower-case letters; the table's name where an engine has tables.</param>
/// <param name="json">How it is written.</param>
/// <param name="id">Its id.</param>
/// <param name="indexes">What it can be ranged over.</param>
public sealed class DocumentCollection<T>(string name, JsonTypeInfo<T> json, Func<T, string> id, params DocumentIndex<T>[] indexes)
    where T : class
{
    /// <summary>Name of the collection.</summary>
    public string Name { get; } = name;

    /// <summary>How a document is written.</summary>
    public JsonTypeInfo<T> Json { get; } = json;

    /// <summary>A document's id.</summary>
    public Func<T, string> Id { get; } = id;

    /// <summary>What documents can be ranged over.</summary>
    public IReadOnlyList<DocumentIndex<T>> Indexes { get; } = indexes;
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
/// A projection of the journal: documents with declared indexes. Never the truth, so an engine may lose its latest
/// changes in a power cut as long as <see cref="AppliedSequence"/> is lost with them.
/// </summary>
public interface IDocumentStore : IDocumentReader, IDisposable
{
    /// <summary>Sequence number of the last journal entry applied; 0 when empty.</summary>
    long AppliedSequence { get; }

    /// <summary>Applies one change whole or not at all, together with the sequence number it brings the store to.</summary>
    void Apply(long sequence, Action<IDocumentTransaction> change);

    /// <summary>Removes everything.</summary>
    void Clear();
}
