using Appliance.Domain;
using Appliance.Domain.Register;

namespace Appliance.Firmware.Devices;

/// <summary>What a key block has to have: without some keys nobody can sell, without others a day cannot be ended.</summary>
internal static class KeyRules
{
    private static readonly RegisterKey[] Indispensable =
    [
        .. Enumerable.Range((int)RegisterKey.Digit0, 10).Select(digit => (RegisterKey)digit),
        RegisterKey.Clear, RegisterKey.Void, RegisterKey.Subtotal, RegisterKey.Cash,
    ];

    private static readonly RegisterKey[] Usual =
    [
        RegisterKey.Times, RegisterKey.Cancel, RegisterKey.Plu, RegisterKey.Refund, RegisterKey.Reprint, RegisterKey.FormalReceipt,
        RegisterKey.NoSale, RegisterKey.CashFloat, RegisterKey.Count, RegisterKey.Read, RegisterKey.Close, RegisterKey.Staff,
    ];

    /// <summary>Keys a shop will want: the usual ones, and one for each of its departments.</summary>
    public static IEnumerable<RegisterKey> Wanted(ApplianceState state) =>
    [
        .. Indispensable,
        .. Usual,
        .. state.Goods.Departments.Keys.Order().Select(number => RegisterKey.Department1 + number - 1),
    ];

    /// <summary>What is wrong with a layout, or null.</summary>
    /// <param name="rows">As journaled.</param>
    /// <param name="state">What is written on the keys.</param>
    public static Refusal? Check(IReadOnlyList<string> rows, ApplianceState state)
    {
        if (rows.Count is 0 or > KeyLayout.SideLimit) return No("keys-rows", $"キーの段は1～{KeyLayout.SideLimit}段です。");
        if (KeyLayout.OfRows(rows) is not { } layout) return No("keys-unknown", "知らないキーの名前があります。一覧から選んでください。");
        if (layout.Columns > KeyLayout.SideLimit) return No("keys-columns", $"キーは1段に{KeyLayout.SideLimit}個までです。");
        var missing = Indispensable.Where(key => layout.PlaceOf(key) is null).Select(key => KeyLabels.Of(key, state.Goods)).ToList();
        return missing.Count > 0
            ? No("keys-missing", $"なくてはならないキーがありません: {string.Join("、", missing)}")
            : null;
    }

    private static Refusal No(string code, string text) => new(code, text, DisplayPage.Blank);
}
