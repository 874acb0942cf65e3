using Appliance.Domain.Register;
using Appliance.Hardware.Ports;

namespace Appliance.Firmware.Devices;

/// <summary>Which logical key sits where in the matrix.</summary>
internal static class KeyLayout
{
    private static readonly RegisterKey[][] Matrix =
    [
        [RegisterKey.Digit7, RegisterKey.Digit8, RegisterKey.Digit9, RegisterKey.Clear, RegisterKey.Department1, RegisterKey.Department5],
        [RegisterKey.Digit4, RegisterKey.Digit5, RegisterKey.Digit6, RegisterKey.Times, RegisterKey.Department2, RegisterKey.Department6],
        [RegisterKey.Digit1, RegisterKey.Digit2, RegisterKey.Digit3, RegisterKey.Void, RegisterKey.Department3, RegisterKey.Department7],
        [RegisterKey.Digit0, RegisterKey.DoubleZero, RegisterKey.Subtotal, RegisterKey.Cash, RegisterKey.Department4, RegisterKey.Department8],
    ];

    public static int Rows => Matrix.Length;

    public static int Columns => Matrix[0].Length;

    /// <summary>Every key with its place, row by row.</summary>
    public static IEnumerable<(RegisterKey Key, int Row, int Column)> All =>
        from row in Enumerable.Range(0, Rows)
        from column in Enumerable.Range(0, Columns)
        select (Matrix[row][column], row, column);

    public static RegisterKey At(PosKeyPress press) => Matrix[press.Row][press.Column];

    public static (int Row, int Column) PlaceOf(RegisterKey key)
    {
        var place = All.Single(it => it.Key == key);
        return (place.Row, place.Column);
    }
}
