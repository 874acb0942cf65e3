using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Appliance.Hardware.Buses.Serial;

/// <summary>
/// The bytes of an open terminal with VMIN 0 and a VTIME. A read that times out returns no bytes, which in a plain
/// stream would mean its end: here it means to look for cancellation and for a hang-up, and to read on.
/// </summary>
internal sealed class SerialPortStream : Stream
{
    /// <summary>
    /// Bytes written at once after the kernel reported room: it does so only with room for 256, so such a write does
    /// not block.
    /// </summary>
    private const int WriteChunkBytes = 64;

    /// <summary>How long to wait for room: 10 bytes at 9600 bps, of the kernel's 4,096.</summary>
    private static readonly TimeSpan RoomInterval = TimeSpan.FromMilliseconds(10);

    private readonly SafeFileHandle handle;
    private readonly FileStream file;
    private readonly SerialReader reader;

    /// <summary>Makes a stream.</summary>
    /// <param name="handle">A raw terminal, owned from here on.</param>
    public SerialPortStream(SafeFileHandle handle)
    {
        this.handle = handle;
        file = new(handle, FileAccess.ReadWrite, bufferSize: 0);
        reader = new(Read);
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return buffer.IsEmpty ? 0 : await reader.ReadAsync(buffer, cancellationToken);
    }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!Poll(Termios.PollOut))
            {
                await Task.Delay(RoomInterval, TimeProvider.System, cancellationToken);
                continue;
            }

            var chunk = buffer[..Math.Min(buffer.Length, WriteChunkBytes)];
            file.Write(chunk.Span);
            buffer = buffer[chunk.Length..];
        }
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Serial ports are read asynchronously.");

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Serial ports are written asynchronously.");

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            reader.Dispose();
            file.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Read(Memory<byte> buffer)
    {
        var count = file.Read(buffer.Span);
        if (count == 0) Poll(Termios.PollIn);
        return count;
    }

    /// <summary>Looks, without waiting, whether the port is ready, and tells one that is gone from one that is silent.</summary>
    private bool Poll(short events)
    {
        var borrowed = false;
        try
        {
            handle.DangerousAddRef(ref borrowed);
            Termios.PollRequest request = new() { Descriptor = (int)handle.DangerousGetHandle(), Events = events };
            var ready = Termios.Poll(ref request, 1, timeoutMilliseconds: 0);
            var error = Marshal.GetLastPInvokeError();
            if (ready < 0 && error != Termios.Interrupted) throw new IOException(new Win32Exception(error).Message);
            if (ready > 0 && (request.Returned & Termios.PollError) != 0) throw new IOException("The serial port is gone.");
            return ready > 0;
        }
        finally
        {
            if (borrowed) handle.DangerousRelease();
        }
    }
}
