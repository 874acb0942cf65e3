using System.Text;
using Appliance.Hardware.Emulation.Scanners;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Hardware.Emulation.Wires;
using Appliance.Hardware.Scanners;
using FsCheck;
using FsCheck.Fluent;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.Scanners;

public class SerialScannerTests
{
    private static readonly DateTimeOffset Start = new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Feeds bytes, then the code "end", and returns what was read before it.</summary>
    private static List<string> Read(params byte[] bytes)
    {
        List<string> codes = [];
        SimulationLoop loop = new(Start);
        loop.Run(async () =>
        {
            using SerialWire wire = new();
            await wire.Device.WriteAsync(bytes);
            await new EmulatedSerialScanner(wire.Device).ScanAsync("end", CancellationToken.None);
            await foreach (var code in new SerialScanner(wire.Host, loop.Time).ReadCodesAsync(CancellationToken.None))
            {
                if (code == "end") break;
                codes.Add(code);
            }
        });
        return codes;
    }

    private static List<string> Read(string text) => Read(Encoding.Latin1.GetBytes(text));

    [Theory]
    [InlineData("4901234567894\r")]
    [InlineData("4901234567894\n")]
    [InlineData("4901234567894\r\n")]
    public void A_code_ends_with_CR_LF_or_both(string line) => Assert.Equal(["4901234567894"], Read(line));

    [Fact]
    public void Codes_follow_each_other() => Assert.Equal(["1", "A-b c"], Read("1\r\n\r\nA-b c\r\n"));

    [Fact]
    public void Noise_before_a_code_is_skipped() => Assert.Equal(["49"], Read("\u0000\u00FF\u008049\r"));

    [Fact]
    public void A_code_with_noise_within_is_dropped_and_the_next_is_read() =>
        Assert.Equal(["12"], Read("4\u00FF9\r12\r"));

    [Fact]
    public void A_code_at_the_limit_is_read_and_a_longer_one_dropped() => Assert.Equal(
        [new string('1', SerialScanner.CodeLimit), "2"],
        Read(new string('1', SerialScanner.CodeLimit) + "\r" + new string('1', SerialScanner.CodeLimit + 1) + "\r2\r"));

    [Theory]
    [InlineData(500, "490149")]
    [InlineData(501, "49")]
    public void A_code_that_stands_still_for_longer_than_the_pause_limit_is_not_part_of_the_next(int pauseMs, string read) =>
        Run(async loop =>
        {
            using SerialWire wire = new();
            await using var codes = new SerialScanner(wire.Host, loop.Time).ReadCodesAsync(default).GetAsyncEnumerator();
            var next = codes.MoveNextAsync().AsTask();
            await wire.Device.WriteAsync("4901"u8.ToArray());
            await Task.Delay(TimeSpan.FromMilliseconds(pauseMs), loop.Time);
            await wire.Device.WriteAsync("49\r"u8.ToArray());
            Assert.True(await next);
            Assert.Equal(read, codes.Current);
            Assert.Equal(TimeSpan.FromMilliseconds(500), SerialScanner.PauseLimit);
        });

    [Fact]
    public void After_any_noise_and_a_line_end_a_code_is_read() => Check.One(
        Config.QuickThrowOnFailure.WithReplay(20260401, 1),
        Prop.ForAll<byte[]>(noise => Read([.. noise, (byte)'\r', .. "4901234567894\r"u8])[^1] == "4901234567894"));

    [Fact]
    public void A_pulled_cable_is_an_error() => new SimulationLoop(Start).Run(async () =>
    {
        using SerialWire wire = new();
        await using var codes = new SerialScanner(wire.Host, TimeProvider.System).ReadCodesAsync(CancellationToken.None).GetAsyncEnumerator();
        var next = codes.MoveNextAsync().AsTask();
        wire.Pull();
        await Assert.ThrowsAsync<IOException>(() => next);
    });

    [Fact]
    public async Task An_ended_connection_is_an_error()
    {
        await using var codes = new SerialScanner(Stream.Null, TimeProvider.System).ReadCodesAsync(CancellationToken.None).GetAsyncEnumerator();
        await Assert.ThrowsAsync<EndOfStreamException>(async () => await codes.MoveNextAsync());
    }
}
