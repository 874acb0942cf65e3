using Appliance.Domain.Drawers;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;

namespace Appliance.Domain.Register;

/// <summary>What the two displays show; follows from the counter's state alone. Half-width text for plain glass.</summary>
public static class Screens
{
    /// <summary>Columns of a plain display.</summary>
    public const int Columns = 20;

    private const int KanaLimit = 12;

    /// <summary>For the cashier: who has to sign in, else what stands at the counter.</summary>
    public static DisplayPage Operator(ApplianceState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var counter = state.Counter;
        var page = state.IsLocked && counter is { Error: null, SigningIn: null, Note: null }
            ? AttendanceDecisions.NameOf(counter) is { } clock
                ? new DisplayPage(new($"{clock}: ﾊﾞﾝｺﾞｳ+ﾀﾝﾄｳ"), new("C ﾃﾞ ﾔﾒﾙ", Keyed(counter)))
                : new DisplayPage(new("ﾀﾝﾄｳｼｬ ﾊﾞﾝｺﾞｳ+ﾀﾝﾄｳ"), new("", Keyed(counter)))
            : Operator(counter);
        return Fitted(DeviceScreens.Operator(state, page));
    }

    /// <summary>For the customer: what was inserted, else what stands at the counter.</summary>
    public static DisplayPage Customer(ApplianceState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Fitted(DeviceScreens.Customer(state, Customer(state.Counter, state.Goods.Loyalty)));
    }

    /// <summary>
    /// For the cashier: the line, what was keyed, the subtotal; on four rows the member or what runs short, the count and
    /// what was paid, too.
    /// </summary>
    public static DisplayPage Operator(CounterState counter)
    {
        ArgumentNullException.ThrowIfNull(counter);
        var page = OperatorPage(counter);
        if (counter.Sale is { } sale)
        {
            page = page with
            {
                Third = new(Remark(counter), $"{Pieces(sale)}ﾃﾝ"),
                Fourth = sale.Paid > Yen.Zero ? new("ﾆｭｳｷﾝ", $"{sale.Paid}") : new(""),
            };
        }

        return Fitted(counter.Training ? page with { Top = page.Top with { Left = "ﾚﾝｼｭｳ " + page.Top.Left } } : page);
    }

    /// <summary>For the customer: the line, what is to be paid, the change, the points.</summary>
    /// <param name="counter">What stands at the counter.</param>
    /// <param name="rules">Names of ranks and stamp cards; null for none.</param>
    public static DisplayPage Customer(CounterState counter, LoyaltyRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(counter);
        var page = CustomerPage(counter, rules ?? LoyaltyRules.None);
        return Fitted(counter.Training ? page with { Top = new("ﾄﾚｰﾆﾝｸﾞ ﾁｭｳ") } : page);
    }

    /// <summary>The means of payment on plain glass.</summary>
    public static string NameOf(TenderKind kind) => kind switch
    {
        TenderKind.Cash => "ｹﾞﾝｷﾝ",
        TenderKind.Credit => "ｸﾚｼﾞｯﾄ",
        TenderKind.ElectronicMoney => "ﾃﾞﾝｼﾏﾈｰ",
        TenderKind.QrCode => "ｺｰﾄﾞ ｹｯｻｲ",
        TenderKind.GiftVoucher => "ｼｮｳﾋﾝｹﾝ",
        TenderKind.Points => "ﾎﾟｲﾝﾄ",
        TenderKind.Prepaid => "ﾌﾟﾘﾍﾟｲﾄﾞ",
        TenderKind.OnAccount => "ｶｹ",
        TenderKind.Exchange => "ｺｳｶﾝ",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This means of payment has no name."),
    };

    /// <summary>Money that is taken without a sale.</summary>
    internal static string NameOf(Advance advance) =>
        !advance.IsPrepaid ? "ｶｹ ﾆｭｳｷﾝ" : advance.GiftCardId is not null ? "ｷﾞﾌﾄｶｰﾄﾞ" : advance.BookingId is null ? "ﾁｬｰｼﾞ" : "ﾖﾔｸｷﾝ";

    /// <summary>What was registered; a long name gives way to the quantity and the amount.</summary>
    internal static DisplayRow Row(string kana, int quantity, Yen amount)
    {
        var right = $"{amount}";
        var times = quantity == 1 ? "" : $" x{quantity}";
        var room = Math.Clamp(Columns - 1 - right.Length - times.Length, 0, KanaLimit);
        return new((kana.Length <= room ? kana : kana[..room]) + times, right);
    }

    private static string Remark(CounterState counter) =>
        counter.LowStock is { } left ? $"ｻﾞｲｺ ﾉｺﾘ {left}" : counter.Member is { } member ? Kana(member) : "";

    private static DisplayPage OperatorPage(CounterState counter)
    {
        if (counter.Error is { } error) return error.Glass;
        if (counter.SigningIn is { } staff)
        {
            var who = AttendanceDecisions.NameOf(counter) is { } clocked ? $"{clocked} ﾀﾝﾄｳ {staff}" : "ﾀﾝﾄｳ " + staff;
            return new(new(who), new("ｱﾝｼｮｳﾊﾞﾝｺﾞｳ", new('*', counter.Digits.Length)));
        }

        if (counter.PinForPoints is { } points)
        {
            return new(new("ｱﾝｼｮｳﾊﾞﾝｺﾞｳ+ﾎﾟｲﾝﾄ"), new($"{points}P", new('*', counter.Digits.Length)));
        }

        if (counter.Note is { } note && !counter.HasKeyed) return note;
        if (counter.PriceFor is { } product) return new(new(Shorten(product.Kana)), new("ﾀﾝｶ+PLU", Keyed(counter)));
        if (counter.Pending is not null) return new(new("ｾｷﾆﾝｼｬ ﾉ ｼｮｳﾆﾝ"), new("", counter.Digits));
        if (counter.Counting is { } counted) return Counting(counter, counted);
        if (counter.Refund is { } refund) return Refund(counter, refund);
        if (counter.Advance is { } advance)
        {
            return new(new(NameOf(advance), $"{advance.Amount}"), new("", Keyed(counter)));
        }

        if (counter.LastSale is { } paid)
        {
            return new(
                new("ｺﾞｳｹｲ", $"{paid.Total}"),
                new("ｵﾂﾘ", $"{paid.Change}"),
                counter.NextVisit is { } next ? new("ｼﾞｶｲ ﾉ ﾒﾔｽ", $"{next.Month}/{next.Day}") : null);
        }

        if (counter.Sale is { } sale) return Sale(counter, sale);
        if (counter.HasKeyed)
        {
            var hint = AttendanceDecisions.NameOf(counter) is { } asked ? $"ﾀﾝﾄｳ ｦ ｵｽﾄ {asked}" : "";
            return new(new(hint), new("", Keyed(counter)));
        }

        return counter.Notice ?? (counter.Member is { } waiting
            ? new(new("ｶｲｲﾝ " + Kana(waiting)), new("", $"{waiting.Points}P"))
            : new(new("ｲﾗｯｼｬｲﾏｾ"), new("", "0")));
    }

    private static DisplayPage Sale(CounterState counter, OpenSale sale)
    {
        if (counter.HasKeyed) return new(counter.Row, new($"{sale.Due}", Keyed(counter)));
        var label = sale.Due < Yen.Zero ? "ﾍﾝｷﾝ" : sale.Paid > Yen.Zero ? "ﾉｺﾘ" : counter.SubtotalShown ? "ｺﾞｳｹｲ" : "ｼｮｳｹｲ";
        return new(counter.Row, new(label, $"{(sale.Due < Yen.Zero ? Yen.Zero - sale.Due : sale.Due)}"));
    }

    private static DisplayPage Counting(CounterState counter, EquatableList<CountedCash> counted)
    {
        var denomination = CashCount.Denominations[counted.Count];
        var sofar = counted.Aggregate(Yen.Zero, (sum, it) => sum + it.Amount);
        return new(new("ｻﾞｲﾀﾞｶ", $"{sofar}"), new($"{denomination}", Keyed(counter)));
    }

    private static DisplayPage Refund(CounterState counter, OpenRefund refund)
    {
        DisplayRow top = new(refund.Kind == Journal.RefundKind.Cancel ? "ﾄﾘｹｼ" : "ﾍﾝﾋﾟﾝ", $"No.{refund.Original.Sale.Number}");
        if (counter.HasKeyed) return new(top, new("", Keyed(counter)));
        var pieces = refund.Chosen.Sum();
        return pieces == 0
            ? new(top, new("ｼｮｳﾋﾝ ｶ ｼｮｳｹｲ ｦ ｵｽ"))
            : new(top, new($"{pieces}ﾃﾝ ﾍﾝｷﾝ", $"{refund.Draft().Cash}"));
    }

    private static DisplayPage CustomerPage(CounterState counter, LoyaltyRules rules)
    {
        if (counter.Notice is { } notice) return notice;
        if (counter.PinForPoints is not null) return new(new("ｱﾝｼｮｳﾊﾞﾝｺﾞｳ ｦ"), new("ｲﾚﾃｸﾀﾞｻｲ", new('*', counter.Digits.Length)));
        if (counter is { TapShown: true, Member: { } tapped })
        {
            return Tapped(counter, tapped, rules);
        }

        if (counter.LastSale is { } paid)
        {
            DisplayRow change = new("ｵﾂﾘ", $"{paid.Change}");
            return paid.MemberId is null
                ? new(new("ｺﾞｳｹｲ", $"{paid.Total}"), change)
                : counter.RankUp is { } rank
                    ? new(change, new($"{rank.Kana} ﾆ ﾅﾘﾏｼﾀ", $"{paid.PointsBalance}P"))
                    : new(change, new($"ﾎﾟｲﾝﾄ +{paid.PointsGranted}", $"ｹｲ {paid.PointsBalance}P"), Stamps(paid));
        }

        if (counter.Advance is { } advance) return new(new(advance.IsPrepaid ? NameOf(advance) : "ｵｼﾊﾗｲ"), new("", $"{advance.Amount}"));
        if (counter.Refund is { } refund)
        {
            var what = refund.Kind == Journal.RefundKind.Cancel ? "ｶｲｹｲ ﾄﾘｹｼ" : "ﾍﾝﾋﾟﾝ";
            return new(
                new(what, $"No.{refund.Original.Sale.Number}"),
                refund.Chosen.Any(pieces => pieces > 0) ? new("ﾍﾝｷﾝ", $"{refund.Draft().Cash}") : new(""));
        }

        if (counter.Sale is not { } sale) return new(new("ｲﾗｯｼｬｲﾏｾ"), new(""));
        var due = sale.Due < Yen.Zero ? new DisplayRow("ﾍﾝｷﾝ", $"{Yen.Zero - sale.Due}") : new("ｺﾞｳｹｲ", $"{sale.Due}");
        if (!counter.SubtotalShown) return new(counter.Row, due with { Left = sale.Due < Yen.Zero ? due.Left : "ｼｮｳｹｲ" });
        return new(
            counter.Member is { } member ? new(Kana(member) + " ｻﾏ", $"{member.Points}P") : new("ｵｶｲｹｲ"),
            sale.Paid > Yen.Zero ? due with { Left = "ﾉｺﾘ" } : due);
    }

    /// <summary>The answer to a tap: name, rank, points, coupons; on four rows stamps and passes, too.</summary>
    private static DisplayPage Tapped(CounterState counter, MemberGlance member, LoyaltyRules rules)
    {
        var standing = member.Standing;
        var day = DateOnly.FromDateTime(counter.MemberTappedAt.ToOffset(Shop.BusinessDay.JapanOffset).Date);
        var coupons = standing.CouponsOn(day).Count();
        var rank = rules.Ladder?.Find(standing.Rank);
        DisplayPage page = new(
            new(Kana(member) + " ｻﾏ", rank?.Kana ?? ""),
            new(coupons > 0 ? $"ｸｰﾎﾟﾝ {coupons}ﾏｲ" : "ﾎﾟｲﾝﾄ", $"{member.Points}P"));
        if (standing.Stamps.Count > 0 && rules.StampCards?.FirstOrDefault(it => it.Code == standing.Stamps[0].Card) is { } card)
        {
            page = page with { Third = new(card.Kana, $"{standing.Stamps[0].Stamps}/{card.Needed}") };
        }

        return standing.Passes.FirstOrDefault(it => it.HoldsOn(day)) is { } pass
            ? page with { Fourth = new(pass.Kana, pass.IsUnlimited ? $"{pass.Until:MM/dd} ﾏﾃﾞ" : $"ﾉｺﾘ {pass.Left}ｶｲ") }
            : page;
    }

    private static DisplayRow? Stamps(Journal.SaleClosed paid) =>
        paid.Stamps is [var first, ..] ? new($"ｽﾀﾝﾌﾟ +{first.Stamps}", $"{first.Balance}/{first.Needed}") : null;

    private static string Keyed(CounterState counter) =>
        (counter.Quantity is { } count ? $"{count}x" : "") + counter.Digits;

    private static int Pieces(OpenSale sale) => sale.Lines.Where(line => !line.Voided).Sum(line => line.Quantity);

    private static string Kana(MemberGlance member) => Shorten(member.Kana.Length > 0 ? member.Kana : member.MemberId);

    private static DisplayPage Fitted(DisplayPage page) => new(
        Fitted(page.Top),
        Fitted(page.Bottom),
        page.Third is null ? null : Fitted(page.Third),
        page.Fourth is null ? null : Fitted(page.Fourth));

    /// <summary>The right part wins, and of it what was keyed last.</summary>
    private static DisplayRow Fitted(DisplayRow row)
    {
        var right = row.Right.Length <= Columns ? row.Right : row.Right[^Columns..];
        var room = Math.Max(Columns - right.Length - (right.Length > 0 ? 1 : 0), 0);
        return new(row.Left.Length <= room ? row.Left : row.Left[..room], right);
    }

    private static string Shorten(string text) => text.Length <= KanaLimit ? text : text[..KanaLimit];
}
