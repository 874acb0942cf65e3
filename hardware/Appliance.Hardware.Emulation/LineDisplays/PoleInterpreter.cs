namespace Appliance.Hardware.Emulation.LineDisplays;

/// <summary>Puts commands together from bytes, whatever pieces they arrive in.</summary>
/// <param name="glass">What they act on.</param>
internal abstract class PoleInterpreter(PoleGlass glass)
{
    protected const byte Clear = 0x0C;
    protected const byte ClearRow = 0x18;
    protected const byte Esc = 0x1B;
    protected const byte Us = 0x1F;

    private readonly List<byte> command = [];
    private bool isSelected = true;

    protected PoleGlass Glass { get; } = glass;

    /// <summary>Forgets all.</summary>
    public virtual void PowerOn()
    {
        command.Clear();
        isSelected = true;
        Glass.Reset();
    }

    /// <summary>Takes the next byte.</summary>
    public void Take(byte value)
    {
        command.Add(value);
        if (command[0] is Esc or Us)
        {
            if (command.Count < 2 || command.Count < LengthOf(command[0], command[1], command)) return;
        }

        byte[] whole = [.. command];
        command.Clear();

        // ESC = n chooses who listens: bit 0 the printer, bit 1 the display.
        if (whole is [Esc, (byte)'=', >= 1 and <= 3]) isSelected = (whole[2] & 2) != 0;
        else if (isSelected) Execute(whole);
    }

    /// <summary>Bytes of the command that begins so; asked again with each byte until there are as many.</summary>
    protected abstract int LengthOf(byte prefix, byte code, IReadOnlyList<byte> bytes);

    /// <summary>Carries out a whole command, or shows a character.</summary>
    protected abstract void Execute(byte[] bytes);

    protected void ExecuteCommon(byte[] bytes)
    {
        switch (bytes)
        {
            case [Clear]:
                Glass.Clear();
                break;
            case [ClearRow]:
                Glass.ClearRow();
                break;
            case [Esc, (byte)'@']:
                Glass.Reset();
                break;
            case [>= 0x20 and not 0x7F]:
                Glass.Write(bytes[0]);
                break;
        }
    }
}

/// <summary>Epson's commands, from the DM-D110 specification, section 5.4.</summary>
internal sealed class EpsonPoleInterpreter(PoleGlass glass) : PoleInterpreter(glass)
{
    protected override int LengthOf(byte prefix, byte code, IReadOnlyList<byte> bytes) => (prefix, (char)code) switch
    {
        (Esc, '=' or 't' or 'R' or '%' or '?') => 3,
        (Us, '$' or '#') => 4,
        (Us, 'C' or 'X' or 'E' or 'r' or 'v' or '.' or ',' or ';') => 3,
        _ => 2,
    };

    protected override void Execute(byte[] bytes)
    {
        switch (bytes)
        {
            case [Us, (byte)'$', var column, var row]:
                Glass.Move(column, row);
                break;
            case [Us, (byte)'C', var shown] when shown is 0 or 1:
                Glass.CursorIsShown = shown == 1;
                break;
            case [Us, (byte)'X', >= 1 and <= 4]:
                Glass.Brightness = bytes[2];
                break;
            case [Esc, (byte)'R', <= 13]:
                Glass.IsJapanese = bytes[2] == 8;
                break;
            case [Esc, (byte)'t', <= 5]:
                Glass.HasKatakana = bytes[2] == 1;
                break;
            default:
                ExecuteCommon(bytes);
                break;
        }
    }
}

/// <summary>The commands of the CD5220, from its user's manual, table 6-1 and the remarks below it.</summary>
internal sealed class Cd5220Interpreter(PoleGlass glass) : PoleInterpreter(glass)
{
    private const byte Cr = 0x0D;
    private const int HeaderBytes = 3;
    private bool isStringMode;

    public override void PowerOn()
    {
        base.PowerOn();
        isStringMode = false;
    }

    protected override int LengthOf(byte prefix, byte code, IReadOnlyList<byte> bytes) => (prefix, (char)code) switch
    {
        (Esc, 'Q') => bytes[^1] == Cr || bytes.Count == HeaderBytes + PoleGlass.Columns + 1 ? bytes.Count : int.MaxValue,
        (Esc, 'l') => 4,
        (Esc, '[' or '_' or 'f' or 'c' or '=' or '*' or '%' or '?') => 3,
        _ => 2,
    };

    protected override void Execute(byte[] bytes)
    {
        if (bytes is [Esc, (byte)'Q', (byte)'A' or (byte)'B', .., Cr])
        {
            isStringMode = true;
            Glass.WriteRow(bytes[2] - 'A', bytes.AsSpan(HeaderBytes..^1));
            return;
        }

        // While the string mode is on nothing else works but what ends it.
        if (bytes is [Clear] or [ClearRow]) isStringMode = false;
        if (isStringMode) return;
        switch (bytes)
        {
            case [Esc, (byte)'l', var column, var row]:
                Glass.Move(column, row);
                break;
            case [Esc, (byte)'_', var shown] when shown is 0 or 1:
                Glass.CursorIsShown = shown == 1;
                break;
            case [Esc, (byte)'*', >= 1 and <= 4]:
                Glass.Brightness = bytes[2];
                break;
            case [Esc, (byte)'f', >= (byte)'A' and <= (byte)'Z']:
                Glass.IsJapanese = bytes[2] == 'J';
                break;
            case [Esc, (byte)'c', >= (byte)'A' and <= (byte)'Z']:
                Glass.HasKatakana = bytes[2] == 'J';
                break;
            default:
                ExecuteCommon(bytes);
                break;
        }
    }
}
