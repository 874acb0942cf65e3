namespace Appliance.Hardware.Emulation.LineDisplays;

/// <summary>The commands a pole display understands.</summary>
public enum PoleCommandSet
{
    /// <summary>Epson's.</summary>
    Epson,

    /// <summary>Those of the CD5220.</summary>
    Cd5220,
}

/// <summary>
/// A pole display of 2×20 cells at the end of a wire. No bytes make it throw; unknown commands and impossible parameters
/// are passed over. It may be used from several threads.
/// </summary>
public sealed class EmulatedPoleDisplay
{
    private const int ReadBufferBytes = 256;
    private readonly Stream deviceEnd;
    private readonly PoleGlass glass = new();
    private readonly PoleInterpreter interpreter;
    private readonly Random noise;
    private readonly Lock gate = new();
    private bool garbled;

    /// <summary>Makes a display that is switched on; <see cref="RunAsync"/> brings it to life.</summary>
    /// <param name="deviceEnd">Its end of the wire, not owned.</param>
    /// <param name="commands">What it understands.</param>
    /// <param name="noiseSeed">Seed of <see cref="PoleDisplayFault.Garbage"/>.</param>
    public EmulatedPoleDisplay(Stream deviceEnd, PoleCommandSet commands, int noiseSeed = 1)
    {
        ArgumentNullException.ThrowIfNull(deviceEnd);
        this.deviceEnd = deviceEnd;
        interpreter = commands == PoleCommandSet.Epson ? new EpsonPoleInterpreter(glass) : new Cd5220Interpreter(glass);
        noise = new(noiseSeed);
    }

    /// <summary>Called after what the glass shows may have changed; must not block.</summary>
    public event Action? Changed;

    /// <summary>What the glass shows, a string of 20 characters a row; U+FFFD where a code has no known picture.</summary>
    public IReadOnlyList<string> Text
    {
        get
        {
            lock (gate) return glass.Text;
        }
    }

    /// <summary>The cell written next, 0-based, and whether the cursor is shown there.</summary>
    public (int Column, int Row, bool IsShown) Cursor
    {
        get
        {
            lock (gate) return (glass.Column, glass.Row, glass.CursorIsShown);
        }
    }

    /// <summary>Brightness, 1–4.</summary>
    public int Brightness
    {
        get
        {
            lock (gate) return glass.Brightness;
        }
    }

    /// <summary>Brings a fault about, or ends it.</summary>
    public void SetFault(PoleDisplayFault fault, bool active)
    {
        lock (gate)
        {
            if (fault == PoleDisplayFault.Garbage) garbled = active;
            else if (active) interpreter.PowerOn();
        }

        Changed?.Invoke();
    }

    /// <summary>Takes and carries out until cancelled.</summary>
    /// <exception cref="IOException">The wire is gone.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[ReadBufferBytes];
        while (true)
        {
            var count = await deviceEnd.ReadAsync(buffer, cancellationToken);
            if (count == 0) throw new EndOfStreamException("The host closed the wire.");
            lock (gate)
            {
                foreach (var value in buffer.AsSpan(0, count)) interpreter.Take(garbled ? Disturb(value) : value);
            }

            Changed?.Invoke();
        }
    }

    private byte Disturb(byte value) => (byte)(value ^ (1 << noise.Next(8)));
}
