using Appliance.Hardware.Emulation.Wires;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.Simulation;

public sealed class SerialWireTests : IDisposable
{
    private readonly SerialWire wire = new();
    private readonly byte[] buffer = new byte[256];

    public void Dispose() => wire.Dispose();

    [Fact]
    public void Bytes_arrive_in_order_in_both_directions() => Run(async _ =>
    {
        await wire.Host.WriteAsync(new byte[] { 1, 2 });
        await wire.Host.WriteAsync(new byte[] { 3 });
        await wire.Device.WriteAsync(new byte[] { 9 });

        Assert.Equal([1, 2, 3], await ReadAsync(wire.Device, 3));
        Assert.Equal([9], await ReadAsync(wire.Host, 1));
    });

    [Fact]
    public void A_small_buffer_takes_a_write_in_parts() => Run(async _ =>
    {
        await wire.Host.WriteAsync(new byte[] { 1, 2, 3 });

        Assert.Equal(2, await wire.Device.ReadAsync(buffer.AsMemory(0, 2)));
        Assert.Equal(1, await wire.Device.ReadAsync(buffer.AsMemory(2, 2)));
        Assert.Equal([1, 2, 3], buffer[..3]);
    });

    [Fact]
    public void Pulling_the_cable_ends_a_read_of_the_host_that_waits() => Run(async _ =>
    {
        var read = wire.Host.ReadAsync(buffer).AsTask();
        wire.Pull();

        await Assert.ThrowsAsync<IOException>(() => read);
        await Assert.ThrowsAsync<IOException>(async () => await wire.Host.WriteAsync(new byte[] { 1 }));
    });

    [Fact]
    public void A_device_does_not_notice_that_its_cable_is_out_and_what_it_says_is_lost() => Run(async _ =>
    {
        await wire.Device.WriteAsync(new byte[] { 1 });
        wire.Pull();
        await wire.Device.WriteAsync(new byte[] { 2 });
        wire.InjectNoise(new byte[] { 3 });
        wire.PlugIn();
        await wire.Device.WriteAsync(new byte[] { 4 });

        Assert.Equal([4], await ReadAsync(wire.Host, 1));
    });

    [Fact]
    public void What_the_host_sent_before_the_cable_was_pulled_does_not_arrive_after_it() => Run(async _ =>
    {
        await wire.Host.WriteAsync(new byte[] { 1, 2, 3 });
        wire.Pull();
        wire.PlugIn();
        await wire.Host.WriteAsync(new byte[] { 4 });

        Assert.Equal([4], await ReadAsync(wire.Device, 1));
    });

    [Fact]
    public void A_read_of_the_device_outlives_the_cable_being_out() => Run(async _ =>
    {
        var read = wire.Device.ReadAsync(buffer).AsTask();
        wire.Pull();
        wire.PlugIn();
        await wire.Host.WriteAsync(new byte[] { 7 });

        Assert.Equal(1, await read);
        Assert.Equal(7, buffer[0]);
    });

    [Fact]
    public void A_writer_waits_when_the_limit_is_under_way_and_goes_on_when_there_is_room() => Run(async loop =>
    {
        var write = wire.Host.WriteAsync(new byte[SerialWire.LimitBytes + 1]).AsTask();
        await loop.Pass(Ms(1));
        Assert.False(write.IsCompleted);

        await ReadAsync(wire.Device, 64);
        await loop.Pass(Ms(1));

        Assert.True(write.IsCompletedSuccessfully);
    });

    [Fact]
    public void The_rest_of_a_devices_write_that_waited_is_lost_with_the_cable() => Run(async loop =>
    {
        var write = wire.Device.WriteAsync(new byte[SerialWire.LimitBytes * 3]).AsTask();
        await loop.Pass(Ms(1));
        wire.Pull();
        await loop.Pass(Ms(1));
        Assert.True(write.IsCompletedSuccessfully);

        wire.PlugIn();
        await wire.Device.WriteAsync(new byte[] { 5 });

        Assert.Equal(1, await wire.Host.ReadAsync(buffer));
        Assert.Equal(5, buffer[0]);
    });

    [Fact]
    public void Noise_reaches_the_host_among_what_the_device_says() => Run(async _ =>
    {
        await wire.Device.WriteAsync(new byte[] { 1 });
        wire.InjectNoise(new byte[] { 0xEE });
        await wire.Device.WriteAsync(new byte[] { 2 });

        Assert.Equal([1, 0xEE, 2], await ReadAsync(wire.Host, 3));
    });

    [Fact]
    public void Noise_keeps_to_the_limit_too() => Run(async loop =>
    {
        wire.InjectNoise(new byte[SerialWire.LimitBytes * 2]);

        var count = 0;
        using CancellationTokenSource limit = new(Ms(10), loop.Time);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            while (true) count += await wire.Host.ReadAsync(buffer, limit.Token);
        });

        Assert.Equal(SerialWire.LimitBytes, count);
    });

    [Fact]
    public void A_wire_that_is_gone_ends_what_waits_at_either_end() => Run(async _ =>
    {
        var host = wire.Host.ReadAsync(buffer).AsTask();
        var device = wire.Device.ReadAsync(new byte[1]).AsTask();
        wire.Dispose();

        await Assert.ThrowsAsync<IOException>(() => host);
        await Assert.ThrowsAsync<IOException>(() => device);
        await Assert.ThrowsAsync<IOException>(async () => await wire.Device.WriteAsync(new byte[] { 1 }));
    });

    [Fact]
    public void Transfers_can_be_traced() => Run(async _ =>
    {
        List<string> trace = [];
        wire.Transferred += (fromHost, bytes) => trace.Add($"{(fromHost ? ">" : "<")}{Convert.ToHexString(bytes.Span)}");

        await wire.Host.WriteAsync(new byte[] { 0xAB });
        await wire.Device.WriteAsync(new byte[] { 0xCD, 0xEF });

        Assert.Equal([">AB", "<CDEF"], trace);
    });

    private static async Task<byte[]> ReadAsync(Stream stream, int count)
    {
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }
}
