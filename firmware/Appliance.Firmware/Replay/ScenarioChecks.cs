using System.Globalization;
using System.Text.RegularExpressions;
using Appliance.Domain.Loyalty;
using Appliance.Firmware.Core;
using Appliance.Firmware.Virtual;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Bookings;
using Appliance.Storage.Projections.Groups;
using Appliance.Storage.Projections.Loyalty;

namespace Appliance.Firmware.Replay;

/// <summary>Compares what a scenario expects with what is.</summary>
internal sealed partial class ScenarioChecks(CounterEnds ends, ApplianceStores stores, DataFolder folder, IJournalFiles files)
{
    private const int StockLimit = 10_000;

    /// <summary>What differs, in words for whoever wrote the scenario; null when all is as expected.</summary>
    public string? Difference(Expectation expectation) => expectation switch
    {
        ExpectDisplay display => Missing(
            display.Operator ? "the operator display" : "the customer display",
            string.Join("\n", (display.Operator ? ends.OperatorText : ends.CustomerText)().Select(row => $"|{row}|")),
            display.Texts),
        ExpectReceipt receipt => LastPaper("the last receipt", receipt.Texts),
        ExpectPaper paper => LastPaper("the last paper", paper.Texts),
        ExpectReceiptCount receipts => Compare("receipts", receipts.Count, ends.Printer.Sheets.Count),
        ExpectDrawer drawer => Compare("drawer", drawer.Open ? "open" : "closed", ends.DrawerIsOpen() ? "open" : "closed"),
        ExpectPulses pulses => Compare("drawer pulses", pulses.Count, ends.DrawerPulses()),
        ExpectFields fields => FieldsDifference(fields),
        ExpectPoints points => PointsDifference(points),
        ExpectJournalValid => JournalVerifier.Verify(folder.Journal, files) is { FirstBad: { } bad }
            ? $"the journal is not valid: entry {bad.Sequence}: {bad.Reason}"
            : null,
        _ => throw new ArgumentOutOfRangeException(nameof(expectation), expectation, "Nobody checks this."),
    };

    [GeneratedRegex(@"[ \u3000]+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Blanks();

    private static string? Missing(string where, string text, IReadOnlyList<string> expected)
    {
        var folded = Blanks().Replace(text, " ");
        var missing = expected.Where(it => !folded.Contains(Blanks().Replace(it, " "), StringComparison.Ordinal)).ToList();
        return missing.Count == 0
            ? null
            : $"{where} does not show {string.Join(", ", missing.Select(it => $"“{it}”"))}; it shows\n{text}";
    }

    private static string? Compare<T>(string what, T expected, T actual) =>
        EqualityComparer<T>.Default.Equals(expected, actual) ? null : $"{what}: expected {expected}, found {actual}";

    private string? LastPaper(string name, IReadOnlyList<string> texts) => ends.Printer.Sheets.Count == 0
        ? "nothing was printed yet"
        : Missing(name, ends.Printer.Sheets[^1].Text, texts);

    private string? FieldsDifference(ExpectFields expected)
    {
        var actual = expected.What switch
        {
            "sale" => LastSale(),
            "day" => Day(),
            "session" => Session(),
            "stock" => Stock(),
            "liability" => Liability(),
            "segment" => Segment(expected.Id!),
            "figures" => Figures(expected.Id!),
            "booking" => Booking(expected.Id!),
            "campaign" => ScenarioCampaigns.Fields(stores.Documents, expected.Id!),
            _ => Member(expected.Id!),
        };
        if (actual is null) return $"there is no {expected.What} {expected.Id}".TrimEnd();
        var differences = expected.Fields.Pairs
            .Select(pair => actual.TryGetValue(pair.Key, out var value)
                ? Compare($"{expected.What} {pair.Key}", pair.Value, value)
                : $"{expected.What} has no {pair.Key}; known: {string.Join(", ", actual.Keys)}")
            .OfType<string>()
            .ToList();
        return differences.Count == 0 ? null : string.Join("\n", differences);
    }

    private Dictionary<string, string>? LastSale()
    {
        var found = stores.Documents.Range(Collections.Sales, Collections.SalesByDay, "", "\uFFFF", 1, descending: true);
        if (found.Count == 0) return null;
        var document = found[0];
        var sale = document.Sale;
        Dictionary<string, string> fields = new(StringComparer.Ordinal)
        {
            ["id"] = document.Id,
            ["number"] = Text(sale.Number),
            ["total"] = Text(sale.Total.Amount),
            ["change"] = Text(sale.Change.Amount),
            ["lines"] = Text(sale.Lines.Count(line => !line.Voided)),
            ["voided"] = Text(sale.Lines.Count(line => line.Voided)),
            ["member"] = sale.MemberId ?? "none",
            ["points"] = Text(sale.PointsGranted),
            ["used"] = Text(sale.PointsUsed),
            ["tenders"] = string.Join('+', sale.Tenders.Select(it => it.Kind.ToString().ToLowerInvariant())),
            ["printed"] = document.ReceiptPrinted ? "yes" : "no",
        };
        foreach (var rate in sale.Taxes) fields[$"tax{rate.RateBasisPoints}"] = Text(rate.Tax.Amount);
        return fields;
    }

    private Dictionary<string, string>? Member(string id) =>
        stores.Documents.Get(Collections.Members, id) is { } member
            ? new(StringComparer.Ordinal)
            {
                ["points"] = Text(member.Points),
                ["prepaid"] = Text(member.PrepaidOn(DateOnly.MinValue).Amount),
                ["owed"] = Text(member.Owed.Amount),
                ["visits"] = Text(member.Visits),
                ["spent"] = Text(member.TotalSpent.Amount),
                ["rank"] = LoyaltyOf(id).Rank ?? "none",
                ["stamps"] = string.Join(',', (LoyaltyOf(id).Stamps ?? []).Select(it => $"{it.Card}:{it.Stamps}")),
                ["coupons"] = Text((LoyaltyOf(id).Coupons ?? []).Count),
                ["passes"] = string.Join(',', (LoyaltyOf(id).Passes ?? []).Select(it => Text(it.Left))),
                ["expired"] = Text(LoyaltyOf(id).Points.Account.Expired),
            }
            : null;

    private LoyaltyMemberDocument LoyaltyOf(string id) => stores.Documents.Get(LoyaltyCollections.Members, id) ?? new(id);

    /// <summary>What the shop owes its members; <c>members</c> is the same added up over everybody's own account.</summary>
    private Dictionary<string, string> Liability()
    {
        var all = stores.Documents.Get(LoyaltyCollections.Shop, Collections.TheOnly)?.Points ?? PointAccount.Zero;
        var members = stores.Documents.Range(Collections.Members, Collections.MembersByKana, "", Collections.End, StockLimit);
        return new(StringComparer.Ordinal)
        {
            ["held"] = Text(all.Held),
            ["granted"] = Text(all.Granted),
            ["gifted"] = Text(all.Gifted),
            ["corrected"] = Text(all.Corrected),
            ["redeemed"] = Text(all.Redeemed),
            ["takenback"] = Text(all.TakenBack),
            ["expired"] = Text(all.Expired),
            ["balances"] = all.Balances ? "yes" : "no",
            ["members"] = Text(members.Sum(member => member.Points)),
        };
    }

    private string? PointsDifference(ExpectPoints expected)
    {
        if (Collections.NumberKeyOf(expected.SaleId) is not { } key || stores.Documents.Get(Collections.Sales, key) is not { } sale)
        {
            return $"there is no sale {expected.SaleId}";
        }

        var why = Rest.SalePointsResponse.Of(sale);
        var text = string.Join("\n", why.Parts.Select(part => $"+{part.Points}P {part.Words}").Append($"= {why.Granted}P"));
        return Missing("the explanation of the points", text, expected.Texts);
    }

    private Dictionary<string, string>? Segment(string id) =>
        stores.Documents.Get(GroupsCollections.Segments, id) is { } segment
            ? new(StringComparer.Ordinal)
            {
                ["count"] = Text(segment.Count),
                ["members"] = string.Join('+', stores.Documents.MembersOf(id)),
                ["entered"] = string.Join(
                    '+',
                    stores.Documents.EnteredBetween(id, DateOnly.MinValue, DateOnly.MaxValue.AddDays(-1))
                        .Select(it => it.EnteredOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
            }
            : null;

    private Dictionary<string, string>? Figures(string id) =>
        stores.Documents.Get(GroupsCollections.Figures, id)?.Figures is { } figures
            ? new(StringComparer.Ordinal)
            {
                ["visits"] = Text(figures.Visits),
                ["sales"] = Text(figures.Sales),
                ["total"] = Text(figures.Total.Amount),
                ["average"] = figures.Average is { } average ? Text(average.Amount) : "none",
                ["interval"] = figures.UsualInterval is { } days ? Text(days) : "none",
                ["next"] = figures.NextVisit?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "none",
                ["bought"] = string.Join(
                    '+',
                    stores.Documents.Range(
                        GroupsCollections.Purchases, GroupsCollections.PurchasesByMember, Collections.MemberFrom(id),
                        Collections.MemberTo(id), StockLimit).Select(it => $"{it.Subject}:{it.Figures.Times}")),
            }
            : null;

    private Dictionary<string, string>? Booking(string id) =>
        stores.Documents.Get(BookingCollections.Bookings, id) is { } booking
            ? new(StringComparer.Ordinal)
            {
                ["state"] = booking.State.ToString().ToLowerInvariant(),
                ["member"] = booking.MemberId,
                ["staff"] = booking.Slot.StaffId ?? "none",
                ["place"] = booking.Slot.Resource ?? "none",
                ["deposit"] = Text(booking.DepositTaken.Amount),
                ["ticket"] = booking.Ticket is { } ticket ? Text(ticket) : "none",
                ["sale"] = booking.SaleId ?? "none",
                ["expected"] = Text(
                    stores.Documents.Get(BookingCollections.Days, Collections.DayKey(booking.Slot.Day))!.Expected.Amount),
            }
            : null;

    private Dictionary<string, string>? Day()
    {
        var counters = stores.Documents.Get(Collections.Counters, Collections.TheOnly);
        return counters is { Totals.Day: { } day } && stores.Documents.Get(Collections.Days, Collections.DayKey(day)) is { } totals
            ? new(StringComparer.Ordinal)
            {
                ["day"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["sales"] = Text(totals.Totals.Sales),
                ["total"] = Text(totals.Totals.Total.Amount),
                ["net"] = Text(totals.Totals.Net.Amount),
                ["perpetual"] = Text(counters.Totals.PerpetualTotal.Amount),
                ["cash"] = Text(counters.Totals.Session.Cash.Amount),
                ["z"] = Text(counters.Totals.Session.Number - 1),
            }
            : null;
    }

    /// <summary>The drawer session under way; <c>z</c> is the number its closing will have.</summary>
    private Dictionary<string, string>? Session()
    {
        if (stores.Documents.Get(Collections.Counters, Collections.TheOnly)?.Totals is not { } totals) return null;
        var session = totals.Session;
        return new(StringComparer.Ordinal)
        {
            ["z"] = Text(session.Number),
            ["open"] = session.OpenedAt is null ? "no" : "yes",
            ["float"] = Text(session.CashFloat.Amount),
            ["cash"] = Text(session.Cash.Amount),
            ["sales"] = Text(session.Totals.Sales),
            ["total"] = Text(session.Totals.Total.Amount),
            ["net"] = Text(session.Totals.Net.Amount),
            ["returns"] = Text(session.Totals.Returns),
            ["cancels"] = Text(session.Totals.Cancels),
            ["aborted"] = Text(session.Totals.Aborted),
            ["voided"] = Text(session.Totals.VoidedLines),
            ["nosales"] = Text(session.Totals.NoSales),
            ["held"] = Text(totals.Held.Count),
            ["counted"] = session.Counted is { } counted ? Text(counted.Total.Amount) : "none",
            ["over"] = session.OverShort is { } over ? Text(over.Amount) : "none",
        };
    }

    /// <summary>Pieces of every product whose stock is kept, by its code.</summary>
    private Dictionary<string, string> Stock() => stores.Documents
        .Range(Collections.Products, Collections.ProductsByCode, "", Collections.End, StockLimit)
        .Where(it => it.Product.StockKept)
        .ToDictionary(it => it.Product.Code, it => Text(it.Stock), StringComparer.Ordinal);

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
