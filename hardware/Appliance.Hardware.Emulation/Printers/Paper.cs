namespace Appliance.Hardware.Emulation.Printers;

/// <summary>
/// The paper that comes out: the sheet at the cutter and those cut off, newest last. Not safe for several threads.
/// </summary>
/// <param name="paperDots">Dots across the printed width.</param>
internal sealed class Paper(int paperDots)
{
    private readonly List<PaperSheet> sheets = [];
    private readonly List<PaperRow> rows = [];
    private readonly List<byte> bytes = [];
    private int nextId = 1;

    /// <summary>Sheets cut off, as they were at some moment.</summary>
    public IReadOnlyList<PaperSheet> Sheets { get; private set; } = [];

    /// <summary>The sheet not cut yet, or null when it is blank.</summary>
    public PaperSheet? Current => rows.Count == 0 ? null : Tear(isCut: false);

    /// <summary>Notes a byte that was carried out.</summary>
    public void Note(byte value)
    {
        if (bytes.Count < EmulatedEscPosPrinter.SheetLimitBytes) bytes.Add(value);
    }

    /// <summary>Adds a row.</summary>
    /// <returns>True when the sheet is so long now that it has to be torn off.</returns>
    public bool Add(PaperRow row)
    {
        rows.Add(row);
        return rows.Count >= EmulatedEscPosPrinter.SheetLimitRows;
    }

    /// <summary>Cuts the sheet off; the oldest beyond the limit is thrown away.</summary>
    public PaperSheet Cut()
    {
        var sheet = Tear(isCut: true);
        nextId++;
        rows.Clear();
        bytes.Clear();
        if (sheets.Count == EmulatedEscPosPrinter.SheetLimit) sheets.RemoveAt(0);
        sheets.Add(sheet);
        Sheets = [.. sheets];
        return sheet;
    }

    private PaperSheet Tear(bool isCut) => new(nextId, paperDots, [.. rows], [.. bytes], isCut);
}
