using Appliance.Domain.Money;

namespace Appliance.Domain.Register;

/// <summary>What the devices around the counter put on the displays: a lock, a call, no power, inserted money.</summary>
internal static class DeviceScreens
{
    private const string PowerWord = "ﾃｲﾃﾞﾝ";
    private const string CallWord = "ﾖﾋﾞﾀﾞｼ";

    /// <summary>The operator's page with what is around.</summary>
    public static DisplayPage Operator(ApplianceState state, DisplayPage page)
    {
        var (counter, around) = (state.Counter, state.Totals.Around);
        if (around.Keylock == KeylockMode.Locked) return KeylockDecisions.Locked;
        page = WithInserted(counter, around.Inserted, page);
        var alerts = Alerts(counter, around);
        if (alerts.Count == 0) return page;
        var fourth = page.Fourth ?? new("");
        page = page with { Fourth = new(string.Join(' ', alerts.Append(fourth.Left)).TrimEnd(), fourth.Right) };
        if (!IsQuiet(counter)) return page;
        return counter.CallWaiting
            ? page with { Top = new("ｵｷｬｸｻﾏ ｶﾞ ｵﾖﾋﾞﾃﾞｽ"), Bottom = new("C ﾃﾞ ｹｼﾏｽ") }
            : page with { Top = new("ﾃｲﾃﾞﾝ ﾃﾞｽ"), Bottom = new("ｱﾀﾗｼｲ ｶｲｹｲ ﾊ ﾃﾞｷﾏｾﾝ") };
    }

    /// <summary>The customer's page with what was inserted.</summary>
    public static DisplayPage Customer(ApplianceState state, DisplayPage page)
    {
        var inserted = state.Totals.Around.Inserted;
        return inserted == Yen.Zero || state.Counter is not { Sale: { } sale, Notice: null }
            ? page
            : page with { Top = new("ﾄｳﾆｭｳ", $"{inserted}"), Bottom = Left(sale, inserted) };
    }

    private static DisplayPage WithInserted(CounterState counter, Yen inserted, DisplayPage page)
    {
        if (inserted == Yen.Zero || counter.Sale is not { } sale) return page;
        page = page with { Fourth = new("ﾆｭｳｷﾝ", $"{sale.Paid + inserted}") };
        return counter is { Error: null, Note: null, SigningIn: null, Pending: null, HasKeyed: false }
            ? page with { Bottom = Left(sale, inserted) }
            : page;
    }

    /// <summary>What is missing, or what is to be given back.</summary>
    private static DisplayRow Left(OpenSale sale, Yen inserted) => inserted < sale.Due
        ? new("ﾉｺﾘ", $"{sale.Due - inserted}")
        : new("ｵﾂﾘ", $"{inserted - sale.Due}");

    private static List<string> Alerts(CounterState counter, Surroundings around)
    {
        List<string> alerts = [];
        if (around.PowerFailing) alerts.Add(PowerWord);
        if (counter.CallWaiting) alerts.Add(CallWord);
        return alerts;
    }

    /// <summary>Whether nothing stands on the display that the operator is at.</summary>
    private static bool IsQuiet(CounterState counter) => counter is
    {
        Sale: null, Refund: null, Advance: null, Counting: null, Pending: null, SigningIn: null, Error: null,
        Note: null, LastSale: null, PriceFor: null, HasKeyed: false,
    };
}
