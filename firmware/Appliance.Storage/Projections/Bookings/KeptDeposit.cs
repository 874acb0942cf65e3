using Appliance.Domain;
using Appliance.Domain.Members;
using Appliance.Domain.Money;

namespace Appliance.Storage.Projections.Bookings;

/// <summary>What the shop keeps of a deposit (キャンセル料).</summary>
/// <param name="Amount">How much.</param>
/// <param name="Day">Business day it was kept on.</param>
/// <param name="Taken">What of the guest's prepaid it was taken from.</param>
/// <param name="Reason">In staff's words; null when the guest was erased.</param>
/// <param name="StaffId">Who kept it, or null.</param>
public sealed record KeptDeposit(Yen Amount, DateOnly Day, EquatableList<PrepaidLot> Taken, string? Reason, string? StaffId);
