using Appliance.Hardware.Emulation.Buses;

namespace Appliance.Hardware.Emulation.Contacts;

/// <summary>
/// A contact between a line of an emulated chip and ground, or supply: a button, or a power-good signal. It may bounce.
/// </summary>
/// <param name="chip">The chip.</param>
/// <param name="line">Its line.</param>
/// <param name="time">Clock for the bouncing.</param>
/// <param name="closesTo">Where the line goes when it is closed.</param>
/// <param name="bounces">Whether it flickers for 5 ms whenever it moves.</param>
public sealed class EmulatedContact(
    EmulatedGpioChip chip,
    int line,
    TimeProvider time,
    EmulatedDrive closesTo = EmulatedDrive.Low,
    bool bounces = false)
{
    /// <summary>From one flicker to the next.</summary>
    public static readonly TimeSpan BounceInterval = TimeSpan.FromMilliseconds(1);

    private const int Flickers = 4; // Even, so that it rests as it was moved.
    private int moves;

    /// <summary>Whether it was closed last.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Whether it still flickers.</summary>
    public bool IsBouncing { get; private set; }

    /// <summary>Closes or opens it.</summary>
    public void Set(bool closed)
    {
        lock (chip.Gate)
        {
            if (IsClosed == closed) return;
            IsClosed = closed;
            moves++;
            Touch(closed);
            IsBouncing = bounces;
            if (bounces) Bounce(flicker: 1);
        }
    }

    /// <summary>Each flicker sets the next one's timer, so that none overtakes another on real threads.</summary>
    private void Bounce(int flicker)
    {
        var mine = moves;
        ITimer? timer = null;
        timer = time.CreateTimer(Flicker, state: null, BounceInterval, Timeout.InfiniteTimeSpan);

        void Flicker(object? state)
        {
            lock (chip.Gate)
            {
                timer?.Dispose();
                if (mine != moves) return;
                Touch(flicker % 2 == 0 ? IsClosed : !IsClosed);
                IsBouncing = flicker < Flickers;
                if (IsBouncing) Bounce(flicker + 1);
            }
        }
    }

    private void Touch(bool closed) => chip.Drive(line, closed ? closesTo : EmulatedDrive.None);
}
