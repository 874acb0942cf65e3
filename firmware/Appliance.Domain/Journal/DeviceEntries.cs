using System.Text.Json.Serialization;
using Appliance.Domain.Drawers;
using Appliance.Domain.Money;
using Appliance.Domain.Register;

namespace Appliance.Domain.Journal;

/// <summary><c>keylock.turned</c>: the register's key stands somewhere else now.</summary>
/// <param name="Mode">Where.</param>
public sealed record KeylockTurned(KeylockMode Mode) : EntryData;

/// <summary><c>power.failing</c>: the mains are gone; what is stored does not last long.</summary>
public sealed record PowerFailing : EntryData;

/// <summary><c>power.restored</c>: the mains are back.</summary>
public sealed record PowerRestored : EntryData;

/// <summary><c>call.made</c>: a customer called for help.</summary>
public sealed record CallMade : EntryData;

/// <summary><c>gate.opened</c>: the gate was told to open.</summary>
/// <param name="By">Who asked: the id of a REST token, or of a member whose membership opens it at the tap.</param>
public sealed record GateOpened(string By) : EntryData;

/// <summary>
/// <c>cash.inserted</c>: an acceptor took money, or may have. One entry holds everything of one record of the device, so
/// that it is there whole or not at all.
/// </summary>
/// <param name="Device">The acceptor's role, for example <c>coin-acceptor</c>.</param>
/// <param name="Mark">How far the device has been heard.</param>
/// <param name="Pieces">Denominations that are in its box now, in order; null for none.</param>
/// <param name="Doubts">Where the count may be short; null for none.</param>
/// <param name="Sale">The sale it was put in for, as it stood; null outside a sale.</param>
public sealed record CashInserted(
    string Device,
    AcceptorMark Mark,
    EquatableList<Yen>? Pieces = null,
    EquatableList<CashDoubt>? Doubts = null,
    OpenSale? Sale = null) : EntryData
{
    /// <summary>What the pieces come to.</summary>
    [JsonIgnore]
    public Yen Amount => (Pieces ?? []).Aggregate(Yen.Zero, (sum, piece) => sum + piece);
}

/// <summary><c>acceptor.marked</c>: an acceptor was heard, and no money came in.</summary>
/// <param name="Device">The acceptor's role.</param>
/// <param name="Mark">How far the device has been heard.</param>
public sealed record AcceptorMarked(string Device, AcceptorMark Mark) : EntryData;

/// <summary><c>cash.given-back</c>: what was inserted for the open sale is given back, out of the drawer.</summary>
/// <param name="Amount">How much.</param>
public sealed record CashGivenBack(Yen Amount) : EntryData;
