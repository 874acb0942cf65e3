using Appliance.Firmware.Receipts;
using Appliance.Hardware.Emulation.Printers;
using Appliance.Hardware.Ports;
using Appliance.Hardware.Printers.EscPos;

namespace Appliance.Firmware.Virtual;

/// <summary>
/// What a real printer has put on paper. A sheet is drawn when somebody looks at it, never while the printer works.
/// </summary>
internal sealed class PaperMirror
{
    /// <summary>Sheets kept; older ones are thrown away.</summary>
    public const int SheetLimit = 20;

    private readonly Lock gate = new();
    private readonly Queue<MirroredSheet> sheets = new(SheetLimit);
    private int printed;
    private int columns = new EscPosPrinterOptions().Columns;

    /// <summary>Called with the number of a sheet after it was printed; must not block.</summary>
    public event Action<int>? Printed;

    /// <summary>Characters in a line of the printer that was opened last.</summary>
    public int Columns
    {
        get => Volatile.Read(ref columns);
        set => Volatile.Write(ref columns, value);
    }

    /// <summary>Number of the newest sheet, or null.</summary>
    public int? LastId
    {
        get
        {
            lock (gate) return printed == 0 ? null : printed;
        }
    }

    /// <summary>The sheets, newest first: a snapshot.</summary>
    public IReadOnlyList<MirroredSheet> Newest
    {
        get
        {
            lock (gate) return [.. sheets.Reverse()];
        }
    }

    public void Add(PrintDocument document)
    {
        var wide = Columns;
        int id;
        lock (gate)
        {
            id = ++printed;
            if (sheets.Count == SheetLimit) sheets.Dequeue();
            sheets.Enqueue(new(id, new(() => PaperPicture.Print(document, wide))));
        }

        Printed?.Invoke(id);
    }
}

/// <summary>A sheet of a real printer.</summary>
/// <param name="Id">Its number since the start, from 1.</param>
/// <param name="Drawn">How it looks.</param>
internal sealed record MirroredSheet(int Id, Lazy<PaperSheet> Drawn);
