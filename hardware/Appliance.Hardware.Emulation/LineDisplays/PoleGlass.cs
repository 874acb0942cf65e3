namespace Appliance.Hardware.Emulation.LineDisplays;

/// <summary>The cells of a pole display in overwrite mode, its cursor, and what its codes stand for.</summary>
internal sealed class PoleGlass
{
    public const int Columns = 20;
    public const int Rows = 2;

    private const char Undrawn = '\uFFFD';

    /// <summary>A character once shown stays, whatever set is chosen later.</summary>
    private readonly char[] cells = new char[Columns * Rows];

    public PoleGlass() => Reset();

    public int Column { get; private set; }

    public int Row { get; private set; }

    public bool CursorIsShown { get; set; }

    public int Brightness { get; set; }

    /// <summary>Whether 5C is a yen sign.</summary>
    public bool IsJapanese { get; set; }

    /// <summary>Whether A1–DF are katakana.</summary>
    public bool HasKatakana { get; set; }

    public IReadOnlyList<string> Text => [.. cells.Chunk(Columns).Select(row => new string(row))];

    /// <summary>Back to the state at power on.</summary>
    public void Reset()
    {
        Clear();
        CursorIsShown = true;
        Brightness = 4;
        IsJapanese = false;
        HasKatakana = false;
    }

    /// <summary>Clears all, cursor to the first cell.</summary>
    public void Clear()
    {
        Array.Fill(cells, ' ');
        (Column, Row) = (0, 0);
    }

    /// <summary>Clears the cursor's row, cursor to its first cell.</summary>
    public void ClearRow()
    {
        cells.AsSpan(Row * Columns, Columns).Fill(' ');
        Column = 0;
    }

    /// <summary>Moves the cursor; both 1-based, without effect outside the glass.</summary>
    public void Move(int column, int row)
    {
        if (column is >= 1 and <= Columns && row is >= 1 and <= Rows) (Column, Row) = (column - 1, row - 1);
    }

    /// <summary>Shows a character and goes on; after the last cell of a row comes the first of the other.</summary>
    public void Write(byte code)
    {
        cells[(Row * Columns) + Column] = Decode(code);
        Column++;
        if (Column == Columns) (Column, Row) = (0, (Row + 1) % Rows);
    }

    /// <summary>Shows a whole row, blank where the text is short.</summary>
    public void WriteRow(int row, ReadOnlySpan<byte> codes)
    {
        for (var column = 0; column < Columns; column++)
            cells[(row * Columns) + column] = column < codes.Length ? Decode(codes[column]) : ' ';
    }

    private char Decode(byte code) => code switch
    {
        0x5C when IsJapanese => '¥',
        >= 0x20 and <= 0x7E => (char)code,
        >= 0xA1 and <= 0xDF when HasKatakana => (char)(0xFF61 + code - 0xA1),
        _ => Undrawn,
    };
}
