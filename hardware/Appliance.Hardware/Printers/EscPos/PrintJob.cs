namespace Appliance.Hardware.Printers.EscPos;

/// <summary>How a document ended.</summary>
internal enum PrintOutcome
{
    /// <summary>Confirmed.</summary>
    Printed,

    /// <summary>The printer said nothing, or did not confirm in time.</summary>
    Silent,

    /// <summary>The caller no longer wants it.</summary>
    Abandoned,
}

/// <summary>A document on its way.</summary>
/// <param name="pieces">Its bytes, whole commands each.</param>
internal sealed class PrintJob(IReadOnlyList<ReadOnlyMemory<byte>> pieces)
{
    /// <summary>Its bytes, whole commands each.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Pieces { get; } = pieces;

    /// <summary>What the caller waits for.</summary>
    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether the caller has gone.</summary>
    public bool IsOver => Done.Task.IsCompleted;

    /// <summary>Tells the caller.</summary>
    public void Finish(PrintOutcome outcome)
    {
        if (outcome == PrintOutcome.Printed) Done.TrySetResult();
        if (outcome == PrintOutcome.Silent) Done.TrySetException(new TimeoutException("The printer says nothing."));
    }
}
