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

    /// <summary>Until then the library has looked at every key for the first time, and told those that are down.</summary>
    private static readonly TimeSpan FirstLooks = TimeSpan.FromSeconds(2);

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
        Scan scan = new(keys.Writer, time);
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

    private (LibraryMatrix Matrix, HashSet<PosKeyPress> DownBefore) Make()
    {
        var controller = open();
        try
        {
            var mode = options.HasInternalPullDown ? PinMode.InputPullDown : PinMode.Input;
            var downBefore = KeysDown(controller, mode);
            LibraryMatrix matrix = new(
                options.ColumnLines, options.RowLines, options.ScanInterval, mode, controller, shouldDispose: true);
            return (matrix, downBefore);
        }
        catch
        {
            controller.Dispose();
            throw;
        }
    }

    /// <summary>The library takes all keys to be up at first. Those that are down are looked for before it begins.</summary>
    private HashSet<PosKeyPress> KeysDown(GpioController controller, PinMode rowMode)
    {
        HashSet<PosKeyPress> down = [];
        foreach (var line in options.ColumnLines) controller.OpenPin(line, PinMode.Output, PinValue.Low);
        foreach (var line in options.RowLines) controller.OpenPin(line, rowMode);
        for (var column = 0; column < options.ColumnLines.Count; column++)
        {
            controller.Write(options.ColumnLines[column], PinValue.High);
            for (var row = 0; row < options.RowLines.Count; row++)
            {
                if (controller.Read(options.RowLines[row]) == PinValue.High) down.Add(new(row, column));
            }

            controller.Write(options.ColumnLines[column], PinValue.Low);
        }

        foreach (var line in options.ColumnLines.Concat(options.RowLines)) controller.ClosePin(line);
        return down;
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
    private sealed class Scan(ChannelWriter<PosKeyPress> keys, TimeProvider time)
    {
        private volatile LibraryMatrix? running;
        private volatile bool isStopped;
        private HashSet<PosKeyPress> downBefore = [];
        private long start;

        public void Stop()
        {
            isStopped = true;
            running?.StopListeningKeyEvent();
        }

        public void Run(
            Func<(LibraryMatrix Matrix, HashSet<PosKeyPress> DownBefore)> make, CancellationToken cancellationToken)
        {
            try
            {
                (var made, downBefore) = make();
                using var matrix = made;
                start = time.GetTimestamp();
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

        private void Tell(object sender, KeyMatrixEvent change)
        {
            PosKeyPress key = new(change.Input, change.Output);
            var isDown = change.EventType == PinEventTypes.Rising;
            var wasDown = downBefore.Remove(key) && time.GetElapsedTime(start) < FirstLooks;
            if (!isDown || !wasDown) keys.TryWrite(key with { IsDown = isDown });
        }
    }
}
