using System.Device.Gpio;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Appliance.Hardware.Ports;
using Iot.Device.KeyMatrix;
using LibraryMatrix = Iot.Device.KeyMatrix.KeyMatrix;

namespace Appliance.Hardware.Iot.Keyboards;

/// <summary>
/// A block of keys over Iot.Device.KeyMatrix, which drives its columns both ways: each key needs a diode, or two keys
/// in a row join a high output to a low one. The library's own background thread lets a failing line end the whole
/// program, so it is not used: the scan runs on ours.
/// </summary>
public sealed class IotKeyMatrix : IPosKeyboard
{
    /// <summary>Keys kept for a reader that is behind; beyond that the oldest is lost.</summary>
    private const int KeyLimit = 64;

    private readonly Func<GpioController> open;
    private readonly IotKeyMatrixOptions options;
    private readonly TimeProvider time;

    /// <summary>Makes a driver; the lines are taken while keys are being read.</summary>
    /// <param name="open">Opens the controller; the driver owns what it gives.</param>
    /// <param name="options">How the keys are wired.</param>
    /// <param name="time">Clock for the end.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public IotKeyMatrix(Func<GpioController> open, IotKeyMatrixOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        IotKeyMatrixOptions.Validate(options);
        this.open = open;
        this.options = options;
        this.time = time;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<PosKeyPress> ReadKeysAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var keys = Channel.CreateBounded<PosKeyPress>(
            new BoundedChannelOptions(KeyLimit) { FullMode = BoundedChannelFullMode.DropOldest });
        using DeviceThread thread = new("key-matrix");
        Scan scan = new(keys.Writer);
        var scanning = thread.RunAsync(() => scan.Run(Make, cancellationToken), CancellationToken.None);
        try
        {
            while (await keys.Reader.WaitToReadAsync(cancellationToken))
            {
                while (keys.Reader.TryRead(out var key)) yield return key;
            }

            await scanning;
        }
        finally
        {
            await EndAsync(scan, scanning);
        }
    }

    private LibraryMatrix Make()
    {
        var controller = open();
        try
        {
            var mode = options.HasInternalPullDown ? PinMode.InputPullDown : PinMode.Input;
            return new(options.ColumnLines, options.RowLines, options.ScanInterval, mode, controller, shouldDispose: true);
        }
        catch
        {
            controller.Dispose();
            throw;
        }
    }

    /// <summary>The library forgets a stop that comes just before it begins to look, so it is told until it has heard.</summary>
    private async Task EndAsync(Scan scan, Task scanning)
    {
        while (!scanning.IsCompleted)
        {
            scan.Stop();
            await Task.WhenAny(scanning, Task.Delay(options.ScanInterval, time, CancellationToken.None));
        }
    }

    /// <summary>One run of the library's scan, told from another thread when to end.</summary>
    private sealed class Scan(ChannelWriter<PosKeyPress> keys)
    {
        private volatile LibraryMatrix? running;
        private volatile bool isStopped;

        public void Stop()
        {
            isStopped = true;
            running?.StopListeningKeyEvent();
        }

        public void Run(Func<LibraryMatrix> make, CancellationToken cancellationToken)
        {
            try
            {
                using var matrix = make();
                matrix.KeyEvent += Tell;
                running = matrix;

                // It returns after each change, having told of all that changed in that column.
                while (!isStopped && !cancellationToken.IsCancellationRequested) matrix.ReadKey();
            }
            finally
            {
                running = null;
                keys.TryComplete();
            }
        }

        private void Tell(object sender, KeyMatrixEvent change) =>
            keys.TryWrite(new(change.Input, change.Output, change.EventType == PinEventTypes.Rising));
    }
}
