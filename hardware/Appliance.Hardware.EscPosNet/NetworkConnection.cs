using System.Net.Sockets;
using ESCPOS_NET;

namespace Appliance.Hardware.EscPosNet;

/// <summary>
/// A TCP connection written to by the library's immediate printer, which tells errors. Its queueing network printer
/// connects again behind one's back, and then nobody knows what the printer has got.
/// </summary>
internal sealed class NetworkConnection : Stream
{
    /// <summary>How long the library waits for one write, beyond all our own limits for a printer that can print.</summary>
    private static readonly TimeSpan SendLimit = TimeSpan.FromMinutes(1);

    private readonly TcpClient client;
    private readonly ImmediateNetworkPrinter printer;

    private NetworkConnection(TcpClient client, string host, int port)
    {
        this.client = client;
        printer = new(new ImmediateNetworkPrinterSettings
        {
            ConnectionString = $"{host}:{port}",
            PrinterName = host,
            SendTimeoutMs = (uint)SendLimit.TotalMilliseconds,
        });
    }

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Connects.</summary>
    /// <exception cref="IOException">Nobody listens there.</exception>
    public static async Task<PrinterConnection> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        TcpClient connecting = new() { NoDelay = true };
        try
        {
            await connecting.ConnectAsync(host, port, cancellationToken);
        }
        catch (Exception error)
        {
            connecting.Dispose();
            if (error is SocketException) throw new IOException($"{host}:{port}: {error.Message}", error);
            throw;
        }

        NetworkConnection stream = new(connecting, host, port);
        return new(stream, stream);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        await client.GetStream().ReadAsync(buffer, cancellationToken);

    /// <summary>The library's write cannot be cancelled, so the connection is closed under it.</summary>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var canceled = cancellationToken.Register(client.Close);
        try
        {
            await printer.WriteAsync(buffer.ToArray(), client);
        }
        catch (Exception error) when (error is TimeoutException or InvalidOperationException or IOException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new IOException($"The printer takes no more bytes: {error.Message}", error);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
        // Each write goes out at once.
    }

    public override int Read(byte[] buffer, int offset, int count) => client.GetStream().Read(buffer, offset, count);

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("The library writes asynchronously.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) client.Dispose();
        base.Dispose(disposing);
    }
}
