using Appliance.Domain.Money;
using Appliance.Domain.Sales;

namespace Appliance.Domain.Journal;

/// <summary><c>gift-card.sold</c>: a gift card was sold (ギフトカード); no sale, no tax: the shop owes what is on it.</summary>
/// <param name="CardId">Its number.</param>
/// <param name="Amount">What is on it.</param>
/// <param name="Tender">How it was paid.</param>
/// <param name="Change">Cash given back.</param>
/// <param name="ExpiresOn">Last business day it can be used.</param>
public sealed record GiftCardSold(string CardId, Yen Amount, Tender Tender, Yen Change, DateOnly ExpiresOn) : EntryData;

/// <summary><c>gift-card.blocked</c>: a gift card is lost, or another one took its place.</summary>
/// <param name="CardId">Its number.</param>
/// <param name="ReplacedBy">The card its balance is on from here on, or null.</param>
public sealed record GiftCardBlocked(string CardId, string? ReplacedBy = null) : EntryData;
