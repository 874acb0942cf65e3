using Appliance.Hardware.CashDrawers;

namespace Appliance.Hardware.Printers.EscPos;

/// <summary>A pulse to the drawer on its way.</summary>
/// <param name="command">ESC p.</param>
/// <param name="length">How long it lasts.</param>
internal sealed class DrawerPulse(byte[] command, TimeSpan length)
{
    private long? confirmedAt;

    /// <summary>ESC p.</summary>
    public ReadOnlyMemory<byte> Command { get; } = command;

    /// <summary>The question whose answer says that it was carried out; null before it is sent.</summary>
    public long? Question { get; set; }

    /// <summary>What the caller waits for.</summary>
    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Notes the answer to its question, also when the caller no longer waits.</summary>
    public void Confirm(TimeProvider time)
    {
        confirmedAt ??= time.GetTimestamp();
        Done.TrySetResult();
    }

    /// <summary>What is left of it and of the rest after it.</summary>
    public TimeSpan RestLeft(TimeProvider time) =>
        confirmedAt is { } at ? length + SolenoidBounds.Rest - time.GetElapsedTime(at) : TimeSpan.Zero;

    /// <summary>Whether it can no longer happen: carried out, or given up before it was sent.</summary>
    public bool IsOver(ConfirmationLedger ledger) =>
        Question is { } question ? ledger.IsAnswered(question) : Done.Task.IsCompleted;
}
