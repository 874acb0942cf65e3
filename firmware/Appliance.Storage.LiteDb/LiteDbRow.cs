namespace Appliance.Storage.LiteDb;

/// <summary>A document as the engine keeps it.</summary>
/// <param name="Collection">Name of its collection.</param>
/// <param name="Id">Its id as a key.</param>
/// <param name="Json">The document; null when it is to be removed.</param>
/// <param name="Entries">Its entries by name of the index; an index whose key is null is missing.</param>
internal sealed record LiteDbRow(
    string Collection, byte[] Id, byte[]? Json, IReadOnlyList<(string Index, byte[] Key)> Entries);
