using Appliance.Hardware.Buses;
using Appliance.Hardware.Buses.Spi;
using Appliance.Hardware.CardReaders.Mfrc522;
using Appliance.Hardware.CardReaders.Pn532;
using Appliance.Hardware.Emulation.CardReaders;
using Appliance.Hardware.Ports;

namespace Appliance.Hil;

/// <summary>The kernel's spidev, with emulated card readers behind a forwarding controller.</summary>
internal static class SpiChecks
{
    private const int SpeedHz = 1_000_000;
    private const int Mfrc522MostHz = 10_000_000;
    private const int Pn532MostHz = 5_000_000;
    private static readonly byte[] TypeACard = [0x04, 0xA2, 0x5C, 0x11, 0x22, 0x33, 0x80];
    private static readonly byte[] FelicaCard = [0x01, 0x01, 0x05, 0x01, 0x86, 0x04, 0x02, 0x02];

    public static async Task RunAsync(Bench bench)
    {
        ForwardedSpiBus bus = new();
        await bench.CheckAsync("A tap is read by an MFRC522 over SPI, at the clock that was asked for", token => Mfrc522Async(bus, token));
        await bench.CheckAsync("A tap is read by a PN532 over SPI", token => Pn532Async(bus, token));
        await bench.CheckAsync("A mode the bus or the chip cannot do, or too fast a clock, is an error with words", token => MisledAsync(bus, token));
        await bench.CheckAsync("An SPI bus that goes is an error that names it, and a tap is read after it is back", token => PulledAsync(bus, token));
    }

    private static async Task Mfrc522Async(ForwardedSpiBus bus, CancellationToken cancellationToken)
    {
        EmulatedMfrc522 chip = new(TimeProvider.System);
        bus.Socket = new(chip, Mfrc522MostHz);
        chip.Present(TypeACard);
        Expect.Equal("TypeA 04A25C11223380", await TapAsync(Mfrc522, cancellationToken));
        Expect.Equal(SpeedHz, bus.FastestHz);
    }

    private static async Task Pn532Async(ForwardedSpiBus bus, CancellationToken cancellationToken)
    {
        EmulatedPn532Spi board = new(TimeProvider.System);
        bus.Socket = new(board, Pn532MostHz);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = board.Chip.RunAsync(stop.Token);
        board.Chip.Present(FelicaCard, CardKind.FeliCa);
        var tap = await TapAsync(spi => new Pn532CardReader(spi, new(), TimeProvider.System), cancellationToken);
        Expect.Equal("FeliCa 0101050186040202", tap);
        await stop.CancelAsync();
        await Expect.ThrowsAsync<OperationCanceledException>(running);
    }

    /// <summary>The controller knows no mode 2; a chip that hears nothing leaves its line high.</summary>
    private static async Task MisledAsync(ForwardedSpiBus bus, CancellationToken cancellationToken)
    {
        bus.Socket = new(new EmulatedMfrc522(TimeProvider.System), Mfrc522MostHz);
        var refusal = Expect.Throws<IOException>(() => LinuxSpiDevice.Open(ForwardedSpiBus.Path, mode: 2, SpeedHz));
        Expect.Contains($"Cannot set the mode of {ForwardedSpiBus.Path}", refusal.Message);
        foreach (var (mode, speedHz) in new[] { (1, SpeedHz), (0, 2 * Mfrc522MostHz) })
        {
            using var spi = LinuxSpiDevice.Open(ForwardedSpiBus.Path, mode, speedHz);
            var failure = await Expect.ThrowsAsync<Exception>(FirstAsync(Mfrc522(spi), cancellationToken));
            Expect.Contains("MFRC522", failure.Message);
        }
    }

    private static async Task PulledAsync(ForwardedSpiBus bus, CancellationToken cancellationToken)
    {
        EmulatedMfrc522 chip = new(TimeProvider.System);
        bus.Socket = new(chip, Mfrc522MostHz);
        using (var spi = LinuxSpiDevice.Open(ForwardedSpiBus.Path, mode: 0, SpeedHz))
        {
            spi.Transfer([0x00], []);
            ForwardedSpiBus.Unplug();
            var failure = await Expect.ThrowsAsync<IOException>(FirstAsync(Mfrc522(spi), cancellationToken));
            Expect.Equal($"{ForwardedSpiBus.Path} is gone.", failure.Message);
        }

        var missing = Expect.Throws<IOException>(() => LinuxSpiDevice.Open(ForwardedSpiBus.Path, mode: 0, SpeedHz));
        Expect.Contains(ForwardedSpiBus.Path, missing.Message);
        ForwardedSpiBus.PlugIn();
        chip.Present(TypeACard);
        Expect.Equal("TypeA 04A25C11223380", await TapAsync(Mfrc522, cancellationToken));
    }

    private static Mfrc522CardReader Mfrc522(ISpiDevice spi) => new(spi, new(), TimeProvider.System);

    /// <summary>
    /// A reader that is too late is opened again, as its worker does: an emulated processor may miss any limit.
    /// </summary>
    private static async Task<string> TapAsync(Func<ISpiDevice, ICardReader> make, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                using var spi = LinuxSpiDevice.Open(ForwardedSpiBus.Path, mode: 0, SpeedHz);
                return await FirstAsync(make(spi), cancellationToken);
            }
            catch (TimeoutException)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    private static async Task<string> FirstAsync(ICardReader reader, CancellationToken cancellationToken)
    {
        await foreach (var reading in reader.ReadCardsAsync(cancellationToken))
        {
            if (reading is CardRead card) return $"{card.Kind} {Convert.ToHexString(card.Uid.Span)}";
        }

        return "nothing";
    }
}
