using System.Diagnostics;
using System.Net.Sockets;
using Appliance.Hardware.CardReaders.Pcsc;
using Appliance.Hardware.Ports;

namespace Appliance.Hardware.Tests.CardReaders;

/// <summary>
/// The real library against a real pcscd with a virtual reader (Debian's pcscd and vsmartcard-vpcd); skipped where these
/// are not installed, where the test may not start pcscd, or where one runs already.
/// </summary>
public class PcscRealTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [PcscdFact]
    public async Task A_card_put_into_a_virtual_reader_is_read_through_pcscd_and_losing_pcscd_is_an_io_error()
    {
        using CancellationTokenSource stop = new(Patience);
        using var daemon = Process.Start(new ProcessStartInfo(PcscdFactAttribute.Daemon, "--foreground")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            using var card = await InsertAsync(stop.Token);
            await ListedAsync(stop.Token);
            var answering = AnswerAsync(card, stop.Token);
            await using var cards = new PcscCardReader(new() { ReaderName = "Virtual PCD" })
                .ReadCardsAsync(stop.Token).GetAsyncEnumerator(stop.Token);

            Assert.True(await cards.MoveNextAsync());
            var read = Assert.IsType<CardRead>(cards.Current);
            Assert.Equal((CardKind.TypeA, "922E5832"), (read.Kind, Convert.ToHexString(read.Uid.Span)));

            var next = cards.MoveNextAsync().AsTask();
            daemon.Kill();
            await Assert.ThrowsAsync<IOException>(() => next);
            await answering;
        }
        finally
        {
            if (!daemon.HasExited) daemon.Kill();
            await daemon.WaitForExitAsync();
        }
    }

    /// <summary>Connects to vpcd as a card, once pcscd has it up.</summary>
    private static async Task<TcpClient> InsertAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            TcpClient client = new();
            try
            {
                await client.ConnectAsync("127.0.0.1", 35963, cancellationToken);
                return client;
            }
            catch (SocketException)
            {
                client.Dispose();
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
            }
        }
    }

    /// <summary>Waits until pcscd lists a reader: the reader's port is up before that, and before pcscd's own socket.</summary>
    private static async Task ListedAsync(CancellationToken cancellationToken)
    {
        while (!await IsListedAsync(cancellationToken))
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
    }

    private static async Task<bool> IsListedAsync(CancellationToken cancellationToken)
    {
        using PcscLite pcsc = new();
        try
        {
            return (await pcsc.ListReadersAsync(cancellationToken)).Count > 0;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>vpcd's protocol: a length of two bytes, then 00 off, 01 on, 02 reset, 04 ATR, or a command.</summary>
    private static async Task AnswerAsync(TcpClient card, CancellationToken cancellationToken)
    {
        var stream = card.GetStream();
        var length = new byte[2];
        try
        {
            while (true)
            {
                await stream.ReadExactlyAsync(length, cancellationToken);
                var message = new byte[length[0] << 8 | length[1]];
                await stream.ReadExactlyAsync(message, cancellationToken);
                var answer = message switch
                {
                    [0x04] => PcscBench.ClassicAtr,
                    [_] => "",
                    [0xFF, 0xCA, 0x00, 0x00, 0x00] => "922E58329000",
                    _ => "6D00",
                };
                if (answer.Length == 0) continue;
                await stream.WriteAsync(
                    (byte[])[0, (byte)(answer.Length / 2), .. Convert.FromHexString(answer)], cancellationToken);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // pcscd is gone, or the test is over.
        }
    }
}

/// <summary>A test that needs pcscd and a virtual reader.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PcscdFactAttribute : FactAttribute
{
    public const string Daemon = "/usr/sbin/pcscd";

    private const string ProcessFile = "/run/pcscd/pcscd.pid";

    public PcscdFactAttribute()
    {
        if (!File.Exists(Daemon) || !File.Exists("/etc/reader.conf.d/vpcd"))
            Skip = "pcscd and vsmartcard-vpcd are not installed.";
        else if (!Environment.IsPrivilegedProcess || Runs())
            Skip = "pcscd may not be started here, or runs already.";
    }

    /// <summary>One that was killed leaves its number behind.</summary>
    private static bool Runs() =>
        File.Exists(ProcessFile) && Directory.Exists($"/proc/{File.ReadAllText(ProcessFile).Trim()}");
}
