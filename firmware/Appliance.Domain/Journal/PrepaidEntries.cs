using System.Text.Json.Serialization;
using Appliance.Domain.Members;
using Appliance.Domain.Money;

namespace Appliance.Domain.Journal;

/// <summary>
/// <c>booking.deposit-kept</c>: of a guest who did not come the shop keeps what was paid in advance (キャンセル料): it leaves the
/// guest's prepaid and is the shop's income. Damages for a lost sale are no sale and not taxed (不課税).
/// </summary>
/// <param name="MemberId">Whose prepaid.</param>
/// <param name="BookingId">The booking.</param>
/// <param name="Amount">How much, above ¥0.</param>
/// <param name="Taken">What it was taken from: what expires first, first.</param>
/// <param name="Balance">The guest's prepaid after it.</param>
/// <param name="Reason">In staff's words, 1–40 characters; sealed, since it may tell of the person. Null when erased.</param>
public sealed record BookingDepositKept(
    string MemberId,
    string BookingId,
    Yen Amount,
    EquatableList<PrepaidLot> Taken,
    Yen Balance,
    [property: JsonIgnore] StaffReason? Reason)
    : SealedEntryData(MemberId)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override object? Secret => Reason;
}

/// <summary><c>booking.deposit-given-back</c>: what was kept is the guest's prepaid again (キャンセル料の取り消し).</summary>
/// <param name="MemberId">Whose prepaid.</param>
/// <param name="BookingId">The booking.</param>
/// <param name="Amount">How much: all that was kept.</param>
/// <param name="Returned">As what; on the day it was kept the very same, later for as long as a new one lives.</param>
/// <param name="Balance">The guest's prepaid after it.</param>
public sealed record BookingDepositGivenBack(
    string MemberId, string BookingId, Yen Amount, EquatableList<PrepaidLot> Returned, Yen Balance) : EntryData;
