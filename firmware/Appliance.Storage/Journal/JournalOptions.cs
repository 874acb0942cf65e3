using System.ComponentModel.DataAnnotations;

namespace Appliance.Storage.Journal;

/// <summary>Where the journal lies and how much of it is checked at start.</summary>
public sealed class JournalOptions
{
    /// <summary>Folder of the segments and of <c>device.pub</c>; made when absent.</summary>
    [Required]
    public required string Folder { get; init; }

    /// <summary>
    /// Compressed bytes of sealed segments whose chain is checked at start, newest first; the rest is left to
    /// <see cref="Journal.VerifyNextSealed"/>. The default value is 2 MB, about 8,000 sales and 0.1 s on a Pi 5.
    /// </summary>
    [Range(0, 1L << 40)]
    public long SealedCheckBudgetBytes { get; init; } = 2 * 1024 * 1024;
}

/// <summary>The limits of an append and of a line.</summary>
public static class JournalLimits
{
    /// <summary>Entries in one append.</summary>
    public const int BatchEntries = 1024;

    /// <summary>Bytes of one entry in its canonical form.</summary>
    public const int EntryBytes = 1024 * 1024;

    /// <summary>Bytes of one append.</summary>
    public const int BatchBytes = 16 * 1024 * 1024;

    /// <summary>Bytes of a line: an entry with its hash and signature.</summary>
    internal const int LineBytes = EntryBytes + 1024;
}
