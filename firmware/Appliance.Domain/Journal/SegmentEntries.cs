using System.Text.Json.Serialization;
using Appliance.Domain.Marketing;
using Appliance.Domain.Marketing.Conditions;

namespace Appliance.Domain.Journal;

/// <summary>
/// <c>segment.defined</c>: a group of members, new or replaced (by its id). Who is in it follows from the journal; members
/// enter and leave by themselves.
/// </summary>
/// <param name="SegmentId">Stable id, for example <c>G0001</c>.</param>
/// <param name="Name">As shown, 1–40 characters.</param>
/// <param name="Condition">Who is in it.</param>
/// <param name="Archived">Put away: members neither enter nor leave any more.</param>
public sealed record SegmentDefined(
    string SegmentId,
    string Name,
    Condition Condition,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Archived = false) : EntryData;

/// <summary><c>marketing.configured</c>: from when on members are dormant or given up, and the bounds of RFM.</summary>
/// <param name="Rules">From here on.</param>
public sealed record MarketingConfigured(MarketingRules Rules) : EntryData;
