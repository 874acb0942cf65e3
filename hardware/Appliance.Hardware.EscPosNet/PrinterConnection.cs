namespace Appliance.Hardware.EscPosNet;

/// <summary>An open connection of the library's, and who owns it.</summary>
/// <param name="stream">What the printer says and hears.</param>
/// <param name="owner">Closes it.</param>
internal sealed class PrinterConnection(Stream stream, IDisposable owner)
{
    public Stream Stream => stream;

    /// <summary>Closes it on a thread of its own: the library blocks for a quarter of a second.</summary>
    public Task CloseAsync() => Task.Factory.StartNew(
        owner.Dispose, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
