using Appliance.Domain.Journal;

namespace Appliance.Storage.Journal;

/// <summary>The kinds of entries by their names on disk.</summary>
public static class JournalKinds
{
    /// <summary>How many there are. The first to ask sets up what all of them are read and written with.</summary>
    public static int Count => EntryCodec.All.Count;

    /// <summary>The kind of an entry, for example <c>sale.closed</c>.</summary>
    public static string Of(EntryData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return EntryCodec.For(data).Kind;
    }
}
