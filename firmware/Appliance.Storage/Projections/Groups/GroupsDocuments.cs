using System.Text.Json.Serialization;
using Appliance.Domain;
using Appliance.Domain.Marketing;
using Appliance.Domain.Marketing.Conditions;
using Appliance.Domain.Money;

namespace Appliance.Storage.Projections.Groups;

/// <summary>Visits and spending of a member.</summary>
/// <param name="Id">The member.</param>
/// <param name="Figures">What is kept.</param>
public sealed record FiguresDocument(string Id, MemberFigures Figures);

/// <summary>How a member bought one product or of one department.</summary>
/// <param name="MemberId">Who.</param>
/// <param name="Subject"><see cref="PurchaseSubject.Key"/> of what.</param>
/// <param name="Figures">How.</param>
public sealed record PurchaseDocument(string MemberId, string Subject, PurchaseFigures Figures);

/// <summary>A group of members.</summary>
/// <param name="Id">For example <c>G0001</c>.</param>
/// <param name="Name">As shown.</param>
/// <param name="Versions">
/// Its conditions by their entries; the last one holds. Earlier ones are kept until every member was looked at again, so
/// that the day somebody entered does not depend on when the appliance got round to it.
/// </param>
/// <param name="Count">Members in it now.</param>
public sealed record SegmentDocument(string Id, string Name, EquatableList<SegmentVersion> Versions, int Count)
{
    /// <summary>The version that holds.</summary>
    [JsonIgnore]
    public SegmentVersion Current => Versions[^1];

    /// <summary>Who is in it.</summary>
    [JsonIgnore]
    public Condition Condition => Current.Condition;

    /// <summary>Put away.</summary>
    [JsonIgnore]
    public bool Archived => Current.Archived;
}

/// <summary>What a group was from an entry on.</summary>
/// <param name="Sequence">Number of the entry.</param>
/// <param name="Day">Its business day.</param>
/// <param name="Condition">Who is in it.</param>
/// <param name="Archived">Put away: nobody enters or leaves.</param>
public sealed record SegmentVersion(long Sequence, DateOnly Day, Condition Condition, bool Archived);

/// <summary>That a member is in a group, or was.</summary>
/// <param name="SegmentId">The group.</param>
/// <param name="MemberId">The member.</param>
/// <param name="EnteredOn">Business day they entered the last time.</param>
/// <param name="LeftOn">Business day they left after it, or null: they are in it.</param>
public sealed record MembershipDocument(string SegmentId, string MemberId, DateOnly EnteredOn, DateOnly? LeftOn);

/// <summary>How many entered and left a group on a day.</summary>
/// <param name="SegmentId">The group.</param>
/// <param name="Day">Business day.</param>
/// <param name="Entered">Entered.</param>
/// <param name="Left">Left.</param>
public sealed record SegmentDayDocument(string SegmentId, DateOnly Day, int Entered, int Left);

/// <summary>Where a member stands among the groups.</summary>
/// <param name="MemberId">Who.</param>
/// <param name="Seen">Number of the last definition of a group the member was looked at for.</param>
/// <param name="In">Ids of the groups they are in, ascending.</param>
/// <param name="Due">The next business day on which they may enter or leave one with nothing happening; null for never.</param>
public sealed record MemberSegmentsDocument(string MemberId, long Seen, EquatableList<string> In, DateOnly? Due);

/// <summary>How far all members were looked at for the latest definition of a group; the only document of its collection.</summary>
/// <param name="Target">Number of that entry.</param>
/// <param name="Cursor">Id of the last member looked at; empty at the beginning, null when all were.</param>
public sealed record SegmentWorkDocument(long Target, string? Cursor);

/// <summary>The shop's bounds; the only document of its collection.</summary>
public sealed record MarketingDocument(MarketingRules Rules);

/// <summary>In how many sales a product was.</summary>
/// <param name="Code">Product code.</param>
/// <param name="Baskets">Sales with it.</param>
/// <param name="Pieces">Pieces sold, less what came back.</param>
/// <param name="Amount">What they came to.</param>
public sealed record ProductSalesDocument(string Code, long Baskets, long Pieces, Yen Amount);

/// <summary>In how many sales two products were together.</summary>
/// <param name="A">Product code, ordinally before the other.</param>
/// <param name="B">The other.</param>
/// <param name="Baskets">Sales with both.</param>
public sealed record PairDocument(string A, string B, long Baskets);

/// <summary>How many sales had a product; the only document of its collection.</summary>
public sealed record BasketsDocument(long Baskets);
