using Appliance.Domain.Journal;

namespace Appliance.Storage.Projections;

/// <summary>What the entries change in one part of the store: a folder's documents. One is made for each batch.</summary>
internal interface IPartProjection
{
    /// <summary>Takes the next entry; changes stay in the part's caches.</summary>
    void Add(JournalEntry entry);

    /// <summary>Writes what changed.</summary>
    void Flush();
}
