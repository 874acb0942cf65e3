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

    private static KeyLayout OfRows(string[] rows) => new(
        rows.SelectMany((names, row) => names.Split(' ').Select((name, column) => (Place: (row, column), Key: Named(name))))
            .ToDictionary(it => it.Place, it => it.Key));

    private static RegisterKey Named(string name) => RegisterKeys.TryParse(name, out var key)
        ? key
        : throw new InvalidOperationException($"The layout names the unknown key {name}.");
}
