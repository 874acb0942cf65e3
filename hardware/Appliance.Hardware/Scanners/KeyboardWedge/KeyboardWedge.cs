using System.Text;
using Appliance.Hardware.Buses.Evdev;

namespace Appliance.Hardware.Scanners.KeyboardWedge;

/// <summary>
/// Puts together what a device types: a line of printable ASCII that ends with Enter. A line that is spoiled (a key
/// that types nothing, keys lost, too long) is dropped whole: what was not read is read again, one misread is wrong.
/// </summary>
/// <param name="time">The clock of <see cref="PauseLimit"/>.</param>
public sealed class KeyboardWedge(TimeProvider time)
{
    /// <summary>Characters a line may have; a longer one is dropped whole.</summary>
    public const int LineLimit = 128;

    /// <summary>
    /// Longest pause within a line. Devices type a key every few milliseconds; what was typed before a longer pause is
    /// the rest of a line whose end was lost, and forgotten.
    /// </summary>
    public static readonly TimeSpan PauseLimit = TimeSpan.FromSeconds(1);

    private readonly StringBuilder text = new(LineLimit);
    private readonly HashSet<int> shifts = [];
    private long lastKey = time.GetTimestamp();
    private bool spoiled;

    /// <summary>Takes a key.</summary>
    /// <returns>The line it ended, 1–<see cref="LineLimit"/> characters; else null.</returns>
    public string? Take(EvdevKey key)
    {
        var now = time.GetTimestamp();
        if (time.GetElapsedTime(lastKey, now) > PauseLimit) Forget();
        lastKey = now;
        if (key.IsGap)
        {
            shifts.Clear();
            spoiled = true;
        }
        else if (key.Code is UsKeyboard.LeftShift or UsKeyboard.RightShift)
        {
            if (key.IsDown) shifts.Add(key.Code);
            else shifts.Remove(key.Code);
        }
        else if (key is { IsDown: true, Code: UsKeyboard.Enter or UsKeyboard.KeypadEnter })
        {
            return End();
        }
        else if (key.IsDown)
        {
            Add(UsKeyboard.Character(key.Code, shifts.Count > 0));
        }

        return null;
    }

    private void Add(char? character)
    {
        if (character is null || text.Length == LineLimit) spoiled = true;
        else text.Append(character);
    }

    private string? End()
    {
        var line = spoiled || text.Length == 0 ? null : text.ToString();
        Forget();
        return line;
    }

    private void Forget()
    {
        text.Clear();
        spoiled = false;
    }
}
