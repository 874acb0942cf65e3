using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Appliance.Hardware.Buses.Serial;

/// <summary>
/// The bytes of an open terminal with VMIN 0 and a VTIME. A read that times out returns no bytes, which in a plain
/// stream would mean its end: here it means to look for cancellation and for a hang-up, and to read on.
/// </summary>
/// <param name="handle">A raw terminal, owned from here on.</param>
internal sealed class SerialPortStream(SafeFileHandle handle) : Stream
{
    /// <summary>
    /// Bytes written at once after the kernel reported room: it does so only with room for 256, so such a write does
    /// not block.
    /// </summary>
    private const int WriteChunkBytes = 64;

    private const int WriteWaitMilliseconds = 100;

    private readonly FileStream file = new(handle, FileAccess.ReadWrite, bufferSize: 0);

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
        if (buffer.IsEmpty) return 0;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = await file.ReadAsync(buffer, cancellationToken);
            if (count > 0) return count;
            await PollAsync(Termios.PollIn, timeoutMilliseconds: 0);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!await PollAsync(Termios.PollOut, WriteWaitMilliseconds)) continue;
            var chunk = buffer[..Math.Min(buffer.Length, WriteChunkBytes)];
            await file.WriteAsync(chunk, cancellationToken);
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
        if (disposing) file.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Waits on a pool thread for what is asked, and tells a port that is gone from one that is silent.</summary>
    private async Task<bool> PollAsync(short events, int timeoutMilliseconds)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var borrowed = false;
        try
        {
            handle.DangerousAddRef(ref borrowed);
            Termios.PollRequest request = new() { Descriptor = (int)handle.DangerousGetHandle(), Events = events };
            var ready = Termios.Poll(ref request, 1, timeoutMilliseconds);
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
