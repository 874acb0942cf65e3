using Appliance.Domain.Members;
using Appliance.Domain.Money;

namespace Appliance.Domain.Register;

/// <summary>What the two displays show; follows from the counter's state alone. Half-width text for plain glass.</summary>
public static class Screens
{
    private const int KanaLimit = 12;

    /// <summary>For the cashier: what was keyed, the line, the subtotal.</summary>
    public static DisplayPage Operator(CounterState counter)
    {
        ArgumentNullException.ThrowIfNull(counter);
        if (counter.Error is { } error) return error.Glass;
        if (counter.LastSale is { } paid)
        {
            return new(new("ｺﾞｳｹｲ", $"{paid.Total}"), new("ｵﾂﾘ", $"{paid.Change}"));
        }

        if (counter.Sale is null && !counter.HasKeyed)
        {
            return counter.Notice ?? (counter.Member is { } waiting
                ? new(new("ｶｲｲﾝ " + Kana(waiting)), new("", $"{waiting.Points}P"))
                : new(new("ｲﾗｯｼｬｲﾏｾ"), new("", "0")));
        }

        var top = counter.Sale?.LastRow ?? new("");
        if (counter.HasKeyed)
        {
            var quantity = counter.Quantity is { } count ? $"{count}x" : "";
            return new(top, new(quantity, counter.Digits));
        }

        return new(top, new(counter.SubtotalShown ? "ｺﾞｳｹｲ" : "ｼｮｳｹｲ", $"{counter.Sale!.Total}"));
    }

    /// <summary>For the customer: the line, what is to be paid, the change, the points.</summary>
    public static DisplayPage Customer(CounterState counter)
    {
        ArgumentNullException.ThrowIfNull(counter);
        if (counter.Notice is { } notice) return notice;
        if (counter is { TapShown: true, Member: { } tapped })
        {
            return new(new(Kana(tapped) + " ｻﾏ"), new("ﾎﾟｲﾝﾄ", $"{tapped.Points}P"));
        }

        if (counter.LastSale is { } paid)
        {
            DisplayRow change = new("ｵﾂﾘ", $"{paid.Change}");
            return paid.MemberId is null
                ? new(new("ｺﾞｳｹｲ", $"{paid.Total}"), change)
                : new(change, new($"ﾎﾟｲﾝﾄ +{paid.PointsGranted}", $"ｹｲ {paid.PointsBalance}P"));
        }

        if (counter.Sale is not { } sale) return new(new("ｲﾗｯｼｬｲﾏｾ"), new(""));
        if (!counter.SubtotalShown) return new(sale.LastRow, new("ｼｮｳｹｲ", $"{sale.Total}"));
        return new(
            counter.Member is { } member ? new(Kana(member) + " ｻﾏ", $"{member.Points}P") : new("ｵｶｲｹｲ"),
            new("ｺﾞｳｹｲ", $"{sale.Total}"));
    }

    internal static DisplayRow Row(string kana, int quantity, Yen amount) =>
        new(Shorten(kana) + (quantity == 1 ? "" : $" x{quantity}"), $"{amount}");

    private static string Kana(MemberGlance member) => Shorten(member.Kana.Length > 0 ? member.Kana : member.MemberId);

    private static string Shorten(string text) => text.Length <= KanaLimit ? text : text[..KanaLimit];
}
