using Appliance.Domain.Journal;

namespace Appliance.Storage.Journal;

/// <summary>The kinds of entries by their names on disk.</summary>
public static class JournalKinds
{
    /// <summary>The kind of an entry, for example <c>sale.closed</c>.</summary>
    public static string Of(EntryData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return EntryCodec.For(data).Kind;
    }
}
