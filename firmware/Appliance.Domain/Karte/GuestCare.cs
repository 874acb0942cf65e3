using Appliance.Domain.Bookings;
using Appliance.Domain.Members;

namespace Appliance.Domain.Karte;

/// <summary>What the operator is told at a tap; never anybody else, and on no paper.</summary>
/// <param name="Lines">In half-width text, most important first; a line may be longer than a display's row.</param>
/// <param name="LastVisit">Business day of the last sale, or null.</param>
/// <param name="Birthday">Or null.</param>
public sealed record GuestCare(EquatableList<string> Lines, DateOnly? LastVisit, DateOnly? Birthday)
{
    private const int Columns = Register.Screens.Columns;

    private const int LinesPerPage = 2;

    /// <summary>Nothing is known of the guest.</summary>
    public static GuestCare None { get; } = new([], null, null);

    /// <summary>The pages of a plain display of two rows; on four rows, outside a sale, what comes next is seen as well.</summary>
    /// <param name="member">Whose care it is.</param>
    /// <param name="today">Business day of the tap.</param>
    public EquatableList<DisplayPage> Pages(MemberGlance member, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(member);
        List<string> all = [.. Lines, .. Bookings(member, today), .. Dates(today)];
        var rows = Rows(all);
        if (rows.Count == 0) return [];
        var name = member.Kana.Length > 0 ? member.Kana : member.MemberId;
        DisplayRow who = new(name, $"{member.Points}P");
        if (rows.Count == 1) return [new(who, new(rows[0]), new(""), new(""))];
        var pages = (rows.Count + LinesPerPage - 1) / LinesPerPage;
        return
        [
            .. Enumerable.Range(0, pages).Select(page => new DisplayPage(
                new(rows[page * LinesPerPage]),
                new(Row(rows, page, 1)?.Left ?? "", pages > 1 ? $"{page + 1}/{pages}" : ""),
                Row(rows, page, 2) ?? who,
                Row(rows, page, 3) ?? (Row(rows, page, 2) is null ? new("") : who))),
        ];
    }

    /// <summary>Rows that leave room for the page's number where there is more than one page.</summary>
    private static List<string> Rows(List<string> lines)
    {
        var whole = Wrapped(lines, Columns);
        if (whole.Count <= LinesPerPage) return whole;
        var numbered = Wrapped(lines, Columns - " 1/9".Length);
        return numbered.Count <= 9 * LinesPerPage ? numbered : Wrapped(lines, Columns - " 10/99".Length);
    }

    private static List<string> Wrapped(List<string> lines, int columns) => [.. lines.SelectMany(line => Wrap(line, columns))];

    private static DisplayRow? Row(List<string> rows, int page, int row) =>
        (page * LinesPerPage) + row is var at && at < rows.Count ? new(rows[at]) : null;

    /// <summary>What is booked for today, and the number of the ticket at the counter.</summary>
    private static IEnumerable<string> Bookings(MemberGlance member, DateOnly today) => (member.Visit?.Open ?? [])
        .Where(it => it.Slot.Day == today)
        .Select(it => $"{(it.State == BookingState.CheckedIn ? "ｳｹﾂｹ" : "ﾖﾔｸ")} {it.Slot.Clock} {it.Kana}".TrimEnd())
        .Concat(member.Visit?.NextDeposit is { } deposit ? [$"ﾖﾔｸｷﾝ {deposit.Slot.Day.Month}/{deposit.Slot.Day.Day} {deposit.DepositDue}"] : []);

    /// <summary>The last visit and the birthday, in one line where both fit.</summary>
    private IEnumerable<string> Dates(DateOnly today)
    {
        var visit = LastVisit is { } day && day < today ? "ｾﾞﾝｶｲ " + Short(day, today) : null;
        var birthday = IsBirthday(today) ? "ﾀﾝｼﾞｮｳﾋﾞ" : null;
        if (visit is not null && birthday is not null && visit.Length + 1 + birthday.Length <= Columns)
        {
            yield return visit + birthday.PadLeft(Columns - visit.Length);
            yield break;
        }

        if (birthday is not null) yield return "ﾎﾝｼﾞﾂ " + birthday;
        if (visit is not null) yield return visit;
    }

    /// <summary>Month and day; with the year when it is a year or more ago.</summary>
    private static string Short(DateOnly day, DateOnly today) =>
        day > today.AddYears(-1) ? $"{day.Month}/{day.Day}" : $"{day.Year}/{day.Month}/{day.Day}";

    /// <summary>Who was born on 29 February is congratulated on the 28th in years without one.</summary>
    private bool IsBirthday(DateOnly today) =>
        Birthday is { } born && born.Month == today.Month
        && Math.Min(born.Day, DateTime.DaysInMonth(today.Year, today.Month)) == today.Day;

    /// <summary>Cuts a line at a blank where there is one, else where the row ends.</summary>
    private static IEnumerable<string> Wrap(string line, int columns)
    {
        var rest = line;
        while (rest.Length > columns)
        {
            var blank = rest.LastIndexOf(' ', columns);
            var end = blank > 0 ? blank : columns;
            yield return rest[..end];
            rest = rest[end..].TrimStart();
        }

        if (rest.Length > 0) yield return rest;
    }
}
