namespace Appliance.Storage.Journal;

/// <content>Work for idle moments: compressing past days, and checking them again.</content>
public sealed partial class Journal
{
    private readonly Lock idleGate = new();

    /// <summary>
    /// Compresses the oldest past day that is still plain. A crash at any step leaves a readable journal. Takes about
    /// 0.1 s for 1,000 sales, and does not hold up appending or reading.
    /// </summary>
    /// <returns>Whether there was one; call again until false.</returns>
    /// <exception cref="JournalWriteException">The disk refused; the day stays plain and can be tried again.</exception>
    public bool SealPending()
    {
        lock (idleGate)
        {
            Segment? pending;
            lock (gate) pending = segments.Take(segments.Count - 1).FirstOrDefault(segment => !segment.IsCompressed);
            if (pending is null) return false;
            try
            {
                folder.Compress(pending);
                lock (gate) pending.IsCompressed = true;

                // Whoever reads the plain file now keeps it until they close it.
                folder.DeletePlain(pending);
            }
            catch (Exception error) when (IsDiskFailure(error))
            {
                throw new JournalWriteException(error);
            }

            return true;
        }
    }

    /// <summary>
    /// Checks the newest past day not yet checked since the start: every hash, the chain to the day after it, and every
    /// signature. Takes about 0.1 s for 1,000 sales.
    /// </summary>
    /// <returns>Whether there was one; call again until false.</returns>
    /// <exception cref="JournalDamagedException">An entry is not as it was written.</exception>
    public bool VerifyNextSealed()
    {
        lock (idleGate)
        {
            Segment? segment, next;
            bool isFirst;
            lock (gate)
            {
                var index = segments.Count - 2;
                while (index >= 0 && segments[index].IsVerified) index--;
                if (index < 0) return false;
                (segment, next, isFirst) = (segments[index], segments[index + 1], index == 0);
            }

            JournalOpening.CheckOne(Open, segment, isFirst, next, new(Keys));
            segment.IsVerified = true;
            return true;
        }
    }
}
