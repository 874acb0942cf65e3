using System.Net.Sockets;

namespace Appliance.Hardware.Buses.Printing;

/// <summary>A printer on the network that takes its bytes over TCP, in both directions.</summary>
public sealed class NetworkPrinterPort : IDisposable
{
    /// <summary>The port that printers listen on.</summary>
    public const int DefaultPort = 9_100;

    /// <summary>How long a printer may take to accept the connection.</summary>
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Silence on the line before the kernel asks whether the other side still lives.</summary>
    public static readonly TimeSpan KeepAliveAfter = TimeSpan.FromSeconds(10);

    /// <summary>Time between two such questions.</summary>
    public static readonly TimeSpan KeepAliveInterval = TimeSpan.FromSeconds(5);

    /// <summary>Questions without an answer until the connection counts as lost.</summary>
    public const int KeepAliveTries = 3;

    private NetworkPrinterPort(Socket socket) => Stream = new NetworkStream(socket, ownsSocket: true);

    /// <summary>The bytes. A read ends with data, with cancellation, at the connection's end, or with an <see cref="IOException"/>.</summary>
    public Stream Stream { get; }

    /// <summary>Connects to a printer.</summary>
    /// <param name="host">Name or address.</param>
    /// <param name="port">1–65535, most often <see cref="DefaultPort"/>.</param>
    /// <param name="time">The clock of the time-out.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="IOException">Nobody listens there, or the name is not known.</exception>
    /// <exception cref="TimeoutException">No answer within <see cref="ConnectTimeout"/>.</exception>
    public static async Task<NetworkPrinterPort> ConnectAsync(
        string host, int port, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(host);
        ArgumentOutOfRangeException.ThrowIfLessThan(port, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, ushort.MaxValue);
        ArgumentNullException.ThrowIfNull(time);
        using CancellationTokenSource late = new(ConnectTimeout, time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            SetUp(socket);
            await socket.ConnectAsync(host, port, ended.Token);
            return new(socket);
        }
        catch (Exception exception)
        {
            socket.Dispose();
            if (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
                throw new TimeoutException($"No answer from {host}:{port} within {ConnectTimeout.TotalSeconds} s.", exception);
            if (exception is SocketException) throw new IOException($"Cannot connect to {host}:{port}: {exception.Message}.", exception);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Stream.Dispose();

    private static void SetUp(Socket socket)
    {
        socket.NoDelay = true; // Questions and answers are a few bytes.
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, (int)KeepAliveAfter.TotalSeconds);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, (int)KeepAliveInterval.TotalSeconds);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, KeepAliveTries);
    }
}
