namespace Appliance.Storage.Journal;

/// <summary>The journal is not whole: nothing may be sold on it before it is restored.</summary>
public sealed class JournalDamagedException : Exception
{
    private JournalDamagedException(string message, BadEntry where)
        : base(message) => Where = where;

    /// <summary>The first entry found damaged.</summary>
    public BadEntry Where { get; }

    internal static JournalDamagedException At(long sequence, string file, int line, string reason)
    {
        var message =
            $"Journal entry {sequence} ({file}, line {line}) is damaged: {reason}. "
            + "Stop the appliance, keep this folder as it is, and restore the journal folder from the latest backup. "
            + $"ジャーナルの{sequence}件目（{file}の{line}行目）が壊れています。"
            + "このフォルダーを保管したうえで、最新のバックアップからジャーナルを復元してください。";
        return new(message, new(sequence, file, line, reason));
    }
}

/// <summary>Why an append was refused by the disk.</summary>
public enum JournalWriteCause
{
    /// <summary>No room is left (ENOSPC, EDQUOT).</summary>
    DiskFull,

    /// <summary>The disk failed.</summary>
    IoError,
}

/// <summary>Nothing of the batch counts; a later append works again when the disk does.</summary>
public sealed class JournalWriteException : IOException
{
    // errno of Linux, which .NET passes on as HResult; ERROR_DISK_FULL is what it is called on Windows.
    private const int NoSpace = 28;
    private const int QuotaExceeded = 122;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    internal JournalWriteException(Exception inner)
        : base("The journal could not be written: " + inner.Message, inner) =>
        Cause = inner.HResult is NoSpace or QuotaExceeded or WindowsDiskFull
            ? JournalWriteCause.DiskFull
            : JournalWriteCause.IoError;

    /// <summary>What to tell the operator.</summary>
    public JournalWriteCause Cause { get; }
}
