using Appliance.Domain.Register;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Devices;

/// <summary>Which logical key sits where on a keyboard. A place without a key means nothing.</summary>
internal sealed class KeyLayout
{
    private static readonly string[] Matrix =
    [
        "STAFF PERSON NOMINATE MEMBER X Z COUNT FLOAT",
        "PAIDIN PAIDOUT NOSALE TOPUP REPRINT FORMAL RECEIPTOFF TRAINING",
        "HOLD REFUND EXCHANGE SALECANCEL PRICE LINEVOID CANCEL EATIN",
        "PERCENT DISCOUNT SURCHARGE EXTRA COUPON",
        "7 8 9 CLEAR DEPT1 DEPT5 CREDIT POINTS",
        "4 5 6 TIMES DEPT2 DEPT6 EMONEY PREPAID",
        "1 2 3 VOID DEPT3 DEPT7 QR ACCOUNT",
        "0 00 PLU SUBTOTAL DEPT4 DEPT8 VOUCHER CASH",
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
    public static KeyLayout Default { get; } = OfRows(Matrix)!;

    /// <summary>Its rows as texts.</summary>
    public static IReadOnlyList<string> DefaultRows => Matrix;

    /// <summary>Most rows, and most keys of a row, of a block that is arranged in the console.</summary>
    public const int SideLimit = 8;

    /// <summary>What in a row stands for no key.</summary>
    public const string NoKey = "-";

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>Every key with its place, row by row.</summary>
    public IEnumerable<(RegisterKey Key, int Row, int Column)> All =>
        keys.OrderBy(it => it.Key).Select(it => (it.Value, it.Key.Row, it.Key.Column));

    /// <summary>The key at a place; null where there is none.</summary>
    public RegisterKey? At(PosKeyPress press) => keys.TryGetValue((press.Row, press.Column), out var key) ? key : null;

    /// <summary>Where a key sits first; null where it is not on the block.</summary>
    public (int Row, int Column)? PlaceOf(RegisterKey key) => All.Where(it => it.Key == key)
        .Select(it => ((int, int)?)(it.Row, it.Column)).FirstOrDefault();

    /// <summary>Reads rows as they are journaled; null when a name in them is unknown.</summary>
    /// <param name="rows">A text a row: names of keys with blanks between, <see cref="NoKey"/> where there is none.</param>
    public static KeyLayout? OfRows(IReadOnlyList<string> rows)
    {
        Dictionary<(int Row, int Column), RegisterKey> found = [];
        for (var row = 0; row < rows.Count; row++)
        {
            var names = rows[row].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (var column = 0; column < names.Length; column++)
            {
                if (names[column] == NoKey) continue;
                if (!RegisterKeys.TryParse(names[column], out var key)) return null;
                found.Add((row, column), key);
            }
        }

        return new(found);
    }
}
