namespace Appliance.Firmware.Core;

/// <summary>
/// Work that would hold a request's thread up goes to the pool. Where there is a loop (simulated time) it is done in place: what leaves
/// that thread is not waited for.
/// </summary>
internal static class Aside
{
    /// <summary>Does it, and says when it is done.</summary>
    public static Task RunAsync(Func<Task> work) => SynchronizationContext.Current is null ? Task.Run(work) : work();

    /// <inheritdoc cref="RunAsync(Func{Task})"/>
    public static Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken) =>
        SynchronizationContext.Current is null ? Task.Run(work, cancellationToken) : Task.FromResult(work());
}
