using Appliance.Domain.Register;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Devices;

/// <summary>Which logical key sits where on a keyboard. A place without a key means nothing.</summary>
internal sealed class KeyLayout
{
    private static readonly RegisterKey[][] Matrix =
    [
        [RegisterKey.Digit7, RegisterKey.Digit8, RegisterKey.Digit9, RegisterKey.Clear, RegisterKey.Department1, RegisterKey.Department5],
        [RegisterKey.Digit4, RegisterKey.Digit5, RegisterKey.Digit6, RegisterKey.Times, RegisterKey.Department2, RegisterKey.Department6],
        [RegisterKey.Digit1, RegisterKey.Digit2, RegisterKey.Digit3, RegisterKey.Void, RegisterKey.Department3, RegisterKey.Department7],
        [RegisterKey.Digit0, RegisterKey.DoubleZero, RegisterKey.Subtotal, RegisterKey.Cash, RegisterKey.Department4, RegisterKey.Department8],
    ];

    private readonly Dictionary<(int Row, int Column), RegisterKey> keys;

    /// <param name="keys">Keys by their 0-based row and column; the same key may be there several times.</param>
    public KeyLayout(IReadOnlyDictionary<(int Row, int Column), RegisterKey> keys)
    {
        this.keys = new(keys);
        Rows = keys.Count == 0 ? 0 : keys.Keys.Max(place => place.Row) + 1;
        Columns = keys.Count == 0 ? 0 : keys.Keys.Max(place => place.Column) + 1;
    }

    /// <summary>The matrix of the virtual counter, and of one that is wired without a layout of its own.</summary>
    public static KeyLayout Default { get; } = OfRows(Matrix);

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>Every key with its place, row by row.</summary>
    public IEnumerable<(RegisterKey Key, int Row, int Column)> All =>
        keys.OrderBy(it => it.Key).Select(it => (it.Value, it.Key.Row, it.Key.Column));

    /// <summary>The key at a place; null where there is none.</summary>
    public RegisterKey? At(PosKeyPress press) => keys.TryGetValue((press.Row, press.Column), out var key) ? key : null;

    public (int Row, int Column) PlaceOf(RegisterKey key)
    {
        var place = All.First(it => it.Key == key);
        return (place.Row, place.Column);
    }

    private static KeyLayout OfRows(RegisterKey[][] rows) => new(
        (from row in Enumerable.Range(0, rows.Length)
         from column in Enumerable.Range(0, rows[row].Length)
         select (Place: (row, column), Key: rows[row][column])).ToDictionary(it => it.Place, it => it.Key));
}
