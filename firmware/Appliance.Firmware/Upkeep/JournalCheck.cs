using Appliance.Firmware.Core;
using Appliance.Storage.Journal;

namespace Appliance.Firmware.Upkeep;

/// <summary>Checks the whole journal while the appliance works; one check at a time, which nobody has to wait for.</summary>
internal sealed class JournalCheck(DataFolder folder, ApplianceStores stores, IJournalFiles files, TimeProvider time)
{
    private readonly Lock gate = new();
    private CheckState state = new(false, 0, 0, null, null, null);

    /// <summary>How far it is, or what it found last.</summary>
    public CheckState State => Volatile.Read(ref state);

    /// <summary>Begins a check of everything up to now; nothing happens while one runs.</summary>
    public CheckState Begin(CancellationToken stop)
    {
        lock (gate)
        {
            if (State.Running) return State;
            Volatile.Write(ref state, new(true, 0, stores.Journal.LastSequence, null, null, null));
        }

        _ = Task.Run(() => Run(State.Of, stop), CancellationToken.None);
        return State;
    }

    private void Run(long upTo, CancellationToken stop)
    {
        CheckState end = new(false, 0, upTo, null, null, "検証を中断しました。");
        try
        {
            var report = JournalVerifier.Verify(
                folder.Journal, files, upTo, done => Volatile.Write(ref state, State with { Done = done }), stop);
            end = new(false, report.Entries, upTo, time.GetUtcNow(), report, null);
        }
        catch (OperationCanceledException)
        {
            // The appliance stops.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            end = end with { Trouble = exception.Message };
        }
        finally
        {
            Volatile.Write(ref state, end);
        }
    }
}

/// <summary>How a check of the journal stands.</summary>
/// <param name="Running">Whether it is under way.</param>
/// <param name="Done">Entries found good.</param>
/// <param name="Of">Entries to check.</param>
/// <param name="At">When the last one ended, or null.</param>
/// <param name="Report">What it found, or null.</param>
/// <param name="Trouble">Why it could not go on, or null.</param>
internal sealed record CheckState(
    bool Running, long Done, long Of, DateTimeOffset? At, VerifyReport? Report, string? Trouble);
