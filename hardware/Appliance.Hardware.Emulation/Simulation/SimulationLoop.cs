namespace Appliance.Hardware.Emulation.Simulation;

/// <summary>
/// Runs asynchronous code on one thread in simulated time: everything that is ready runs, in order; only when nothing
/// is ready does the clock go on to the next timer. So a day takes as long as its work, and twice gives the same result.
/// The code under it must keep its synchronization context and wait only on <see cref="Time"/> and on in-memory wires.
/// </summary>
public sealed class SimulationLoop : SynchronizationContext
{
    /// <summary>How much may run at one instant; more means that two parts keep each other busy for ever.</summary>
    public const int StepLimit = 1_000_000;

    private readonly Queue<(SendOrPostCallback Callback, object? State)> ready = new();
    private readonly Lock gate = new();
    private volatile string? stray;

    /// <summary>Makes a loop whose clock starts at the given instant.</summary>
    public SimulationLoop(DateTimeOffset start) => Time = new(start);

    /// <summary>The clock.</summary>
    public SimulatedTime Time { get; }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        if (!ReferenceEquals(Current, this)) stray = Environment.StackTrace;
        lock (gate) ready.Enqueue((d, state));
    }

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state)
    {
        ArgumentNullException.ThrowIfNull(d);
        d(state);
    }

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs a program to its end, advancing the clock whenever nothing is ready.</summary>
    /// <exception cref="InvalidOperationException">
    /// The program waits for something that can never come, never lets the clock go on, or left the simulation's thread.
    /// </exception>
    public T Run<T>(Func<Task<T>> program)
    {
        ArgumentNullException.ThrowIfNull(program);
        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            var task = program();
            while (!task.IsCompleted)
            {
                var ran = RunReady();
                if (stray is { } trace)
                {
                    throw new InvalidOperationException($"Code left the simulation and came back from another thread:\n{trace}");
                }

                if (ran) continue;
                var next = Time.NextDue
                    ?? throw new InvalidOperationException("The simulation is stuck: nothing is ready and no timer waits.");
                Time.AdvanceTo(next);
            }

            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    /// <summary>Runs a program to its end, advancing the clock whenever nothing is ready.</summary>
    public void Run(Func<Task> program) =>
        Run(async () =>
        {
            await program();
            return true;
        });

    private bool RunReady()
    {
        for (var step = 0; step < StepLimit; step++)
        {
            (SendOrPostCallback Callback, object? State) work;
            lock (gate)
            {
                if (!ready.TryDequeue(out work)) return step > 0;
            }

            work.Callback(work.State);
        }

        throw new InvalidOperationException($"The simulation is stuck: {StepLimit} steps at {Time.GetUtcNow():O}.");
    }
}
