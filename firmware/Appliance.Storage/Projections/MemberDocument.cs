using System.Text.Json.Serialization;
using Appliance.Domain;
using Appliance.Domain.Members;
using Appliance.Domain.Money;

namespace Appliance.Storage.Projections;

/// <summary>A member with what is known of their visits.</summary>
/// <param name="Id">For example <c>M000001</c>.</param>
/// <param name="Profile">Null when the member's key has been destroyed.</param>
/// <param name="CardCount">Cards that stand for the member.</param>
/// <param name="Points">Points after the last sale.</param>
/// <param name="TotalSpent">Sum of all sales.</param>
/// <param name="Visits">Business days with at least one sale.</param>
/// <param name="SaleCount">Sales.</param>
/// <param name="FirstSeen">Business day of registration.</param>
/// <param name="LastVisit">Business day of the last sale, or null.</param>
/// <param name="RequestKey">Idempotency key of the request that registered the member, or null.</param>
/// <param name="Prepaid">Prepaid that is left, the earliest to expire first; null for none.</param>
/// <param name="Owed">What is still to be paid for sales on account.</param>
public sealed record MemberDocument(
    string Id,
    MemberProfile? Profile,
    int CardCount,
    long Points,
    Yen TotalSpent,
    int Visits,
    long SaleCount,
    DateOnly FirstSeen,
    DateOnly? LastVisit,
    string? RequestKey,
    EquatableList<PrepaidLot>? Prepaid = null,
    Yen Owed = default)
{
    /// <summary>Only the card is known yet (仮会員).</summary>
    public bool Provisional { get; init; }

    /// <summary>Everything that identified the member was erased.</summary>
    public bool IsErased { get; init; }

    /// <summary>Data may not be used beyond what a sale needs (利用停止).</summary>
    public bool UseStopped { get; init; }

    /// <summary>Every card there is or was, blocked ones included; null for none.</summary>
    public EquatableList<MemberCard>? Cards { get; init; }

    /// <summary>With whom they live, or null.</summary>
    public string? HouseholdId { get; init; }

    /// <summary>The member this one was joined into, or null. Its own figures are still kept here.</summary>
    public string? MergedInto { get; init; }

    /// <summary>Members that were joined into this one; their figures are in its own. Null for none.</summary>
    public EquatableList<string>? Absorbed { get; init; }

    /// <summary>The figures this one would have without those joined into it; null as long as there are none.</summary>
    public MemberDocument? Alone { get; init; }

    /// <summary>What was brought along from before, or null.</summary>
    public OpeningBalances? Opening { get; init; }

    /// <summary>Number of the entry that last changed what the member is found by.</summary>
    public long ChangedSequence { get; init; }

    /// <summary>Whether lists and searches show them: not erased, not joined into another.</summary>
    [JsonIgnore]
    public bool IsListed => !IsErased && MergedInto is null;

    /// <summary>What the member agreed to or took back, one of each purpose and channel; null for nothing yet.</summary>
    public EquatableList<Consent>? Consents { get; init; }

    /// <summary>Whether the member agreed to be reached for news and offers by a channel.</summary>
    public bool MayBeReachedBy(ContactChannel channel) =>
        !UseStopped && (Consents ?? []).Any(it => it is { Purpose: ConsentPurpose.Marketing, Given: true } && it.Channel == channel);

    /// <summary>Whether the member agreed to notes on their health (要配慮個人情報).</summary>
    public bool AgreedToHealthNotes => (Consents ?? []).Any(it => it is { Purpose: ConsentPurpose.Health, Given: true });

    /// <summary>Prepaid that can be used on a business day.</summary>
    public Yen PrepaidOn(DateOnly day) => Prepaid.On(day);
}

/// <summary>What a member said last on a purpose.</summary>
/// <param name="Purpose">To what.</param>
/// <param name="Channel">By which way they may be reached, or null.</param>
/// <param name="Given">Agreed; else taken back.</param>
/// <param name="Day">Business day on which it was said.</param>
/// <param name="Wording">The sentence.</param>
public sealed record Consent(ConsentPurpose Purpose, ContactChannel? Channel, bool Given, DateOnly Day, string Wording);

/// <summary>A card of a member.</summary>
/// <param name="Hash">Keyed hash of the card's id, hex.</param>
/// <param name="Since">Business day on which it was given.</param>
/// <param name="Blocked">Why it stands for nobody, or null.</param>
public sealed record MemberCard(string Hash, DateOnly Since, CardTrouble? Blocked = null);

/// <summary>Whose card it is.</summary>
/// <param name="Hash">Keyed hash of the card's id, hex.</param>
/// <param name="MemberId">The member it was given to; see <see cref="MergedMembers"/>.</param>
public sealed record CardDocument(string Hash, string MemberId)
{
    /// <summary>Why it stands for nobody, or null.</summary>
    public CardTrouble? Blocked { get; init; }
}
