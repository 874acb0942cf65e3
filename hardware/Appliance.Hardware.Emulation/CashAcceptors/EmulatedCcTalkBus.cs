namespace Appliance.Hardware.Emulation.CashAcceptors;

/// <summary>
/// The one wire of ccTalk with devices on it: everything the host says comes back to it, and the device that is meant
/// answers. Bytes take no time.
/// </summary>
public sealed class EmulatedCcTalkBus
{
    /// <summary>After this much silence within a message a device forgets what it heard.</summary>
    public static readonly TimeSpan ByteLimit = TimeSpan.FromMilliseconds(50);

    private const int FrameBytes = 5;
    private const byte HostAddress = 1;
    private readonly Stream stream;
    private readonly TimeProvider time;
    private readonly bool echoes;
    private readonly EmulatedCcTalkDevice[] devices;
    private readonly List<byte> heard = [];
    private long heardAt;

    /// <summary>Makes a bus.</summary>
    /// <param name="deviceEnd">The devices' end of the serial wire.</param>
    /// <param name="devices">What is on it.</param>
    /// <param name="time">Clock for the answers.</param>
    /// <param name="echoes">Whether the host hears itself; some adapters swallow that.</param>
    public EmulatedCcTalkBus(
        Stream deviceEnd, IReadOnlyList<EmulatedCcTalkDevice> devices, TimeProvider time, bool echoes = true)
    {
        ArgumentNullException.ThrowIfNull(deviceEnd);
        ArgumentNullException.ThrowIfNull(devices);
        ArgumentNullException.ThrowIfNull(time);
        stream = deviceEnd;
        this.devices = [.. devices];
        this.time = time;
        this.echoes = echoes;
    }

    /// <summary>Answers until cancelled.</summary>
    /// <exception cref="IOException">The wire is gone.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[256];
        while (true)
        {
            var count = await stream.ReadAsync(buffer, cancellationToken);
            if (count == 0) throw new IOException("The wire ended.");
            if (echoes) await stream.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            if (time.GetElapsedTime(heardAt) > ByteLimit) heard.Clear();
            heardAt = time.GetTimestamp();
            heard.AddRange(buffer.AsSpan(0, count));
            while (TakeFrame() is { } frame)
            {
                foreach (var device in devices.Where(device => device.Address == frame[0]))
                    await AnswerAsync(device, frame, cancellationToken);
            }
        }
    }

    private byte[]? TakeFrame()
    {
        while (heard.Count >= FrameBytes && heard.Count >= FrameBytes + heard[1])
        {
            var frame = heard.Take(FrameBytes + heard[1]).ToArray();
            heard.RemoveRange(0, frame.Length);
            if (frame.Sum(value => value) % 256 == 0) return frame;
        }

        return null;
    }

    private async Task AnswerAsync(EmulatedCcTalkDevice device, byte[] frame, CancellationToken cancellationToken)
    {
        if (device.Answer(frame[3], frame.AsSpan(4, frame[1])) is not { } answer) return;
        byte[] reply = [HostAddress, (byte)answer.Data.Length, device.Address, answer.Header, .. answer.Data, 0];
        reply[^1] = (byte)(-reply.Sum(value => value) & 0xFF);
        await Task.Delay(device.AnswerTime, time, cancellationToken);
        var said = device.Spoil(reply);
        if (said.Length > 0) await stream.WriteAsync(said, cancellationToken);
    }
}
