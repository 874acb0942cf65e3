using System.Text.Json.Serialization;

namespace Appliance.Domain.Journal;

/// <summary>
/// An entry a part of which is about a person: that part stands in the journal only sealed with the member's own key, so
/// that it can be erased while the entry stays. A property that is sealed carries <see cref="JsonIgnoreAttribute"/>.
/// </summary>
/// <param name="MemberId">Whose key seals it.</param>
public abstract record SealedEntryData(string MemberId) : EntryData
{
    /// <summary>What is sealed; null when there is nothing, or when the member's key has been destroyed.</summary>
    [JsonIgnore]
    public abstract object? Secret { get; }

    /// <summary>The sealed part on its way to and from the journal; else null.</summary>
    public string? Sealed { get; init; }
}
