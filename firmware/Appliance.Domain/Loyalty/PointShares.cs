namespace Appliance.Domain.Loyalty;

/// <summary>Whose points go, of members that were joined: so that parting them again is just.</summary>
public static class PointShares
{
    /// <summary>Shares points that go among those who hold them; together they come to the points.</summary>
    /// <param name="holdings">Each one's own, the member who is asked first; at least one.</param>
    /// <param name="points">Above zero.</param>
    /// <param name="oldestFirst">
    /// As points are used and expire. Else as they are taken back and corrected: from whoever is asked as long as they have any.
    /// </param>
    /// <returns>By place in <paramref name="holdings"/>; what nobody holds is owed by the first.</returns>
    public static IReadOnlyList<long> Of(IReadOnlyList<PointHolding> holdings, long points, bool oldestFirst)
    {
        ArgumentNullException.ThrowIfNull(holdings);
        var shares = new long[holdings.Count];
        var left = points;
        foreach (var (place, held) in Order(holdings, oldestFirst))
        {
            var taken = Math.Min(left, Math.Max(held, 0));
            shares[place] += taken;
            left -= taken;
        }

        shares[0] += left;
        return shares;
    }

    private static IEnumerable<(int Place, long Held)> Order(IReadOnlyList<PointHolding> holdings, bool oldestFirst) => oldestFirst
        ? holdings.SelectMany((it, place) => it.Lots.Select(lot => (place, lot))).OrderBy(it => it.lot.Month).Select(it => (it.place, it.lot.Points))
        : holdings.Select((it, place) => (place, it.Account.Held));
}
