using System.Numerics;
using Appliance.Domain.Sales;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Roster.Import;

/// <summary>
/// Earlier sales that files before have brought, as one file is read against them from its first row to its last: what a row says
/// again is ticked off, so that of two equal rows the second is new where only one was taken.
/// </summary>
internal sealed class TakenBefore(IDocumentReader documents)
{
    /// <summary>Days of one member's earlier sales that are looked at, with those of all joined into it.</summary>
    private const int DaysOfMember = 20_000;

    private readonly Dictionary<string, Dictionary<(DateOnly Day, string Name, UnitPrice Price), long>> left = new(StringComparer.Ordinal);

    /// <summary>Whether as many pieces of it were taken and no row before has said so; they are ticked off.</summary>
    public bool Has(string memberId, DateOnly day, EarlierLine line)
    {
        var pieces = Of(memberId);
        var key = (day, line.Name, UnitPrice.Of(line));
        if (!pieces.TryGetValue(key, out var there) || there < line.Quantity) return false;
        pieces[key] = there - line.Quantity;
        return true;
    }

    private Dictionary<(DateOnly Day, string Name, UnitPrice Price), long> Of(string memberId)
    {
        if (left.TryGetValue(memberId, out var known)) return known;
        return left[memberId] = MergedMembers.Family(documents, memberId)
            .SelectMany(own => documents.Range(
                RosterCollections.EarlierSales, RosterCollections.EarlierByMember, Collections.MemberFrom(own), Collections.MemberTo(own),
                DaysOfMember))
            .SelectMany(it => it.Sale.Lines.Select(line => (it.Sale.Day, Line: line)))
            .GroupBy(it => (it.Day, it.Line.Name, UnitPrice.Of(it.Line)))
            .ToDictionary(it => it.Key, it => it.Sum(one => (long)one.Line.Quantity));
    }
}

/// <summary>What one piece cost, exactly: 3 for ¥1,000 are 1000/3.</summary>
/// <param name="Yen">Above the line, whole yen.</param>
/// <param name="Pieces">Below it, 1 or more, in lowest terms.</param>
internal readonly record struct UnitPrice(long Yen, long Pieces)
{
    public static UnitPrice Of(EarlierLine line)
    {
        var common = (long)BigInteger.GreatestCommonDivisor(line.Amount.Amount, line.Quantity);
        return new(line.Amount.Amount / common, line.Quantity / common);
    }
}
