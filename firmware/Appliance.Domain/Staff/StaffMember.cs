namespace Appliance.Domain.Staff;

/// <summary>A person behind the counter, as the register knows them.</summary>
/// <param name="StaffId">Stable id, 1–4 digits.</param>
/// <param name="Name">As printed as 担当.</param>
/// <param name="Role">What they are trusted with.</param>
/// <param name="PinHash">Keyed hash of the PIN, or null without one.</param>
/// <param name="WrongPins">Wrong PINs since the last right one.</param>
/// <param name="BlockedUntil">Before this no PIN is looked at.</param>
public sealed record StaffMember(
    string StaffId, string Name, StaffRole Role, string? PinHash, int WrongPins = 0, DateTimeOffset BlockedUntil = default)
{
    /// <summary>Since when they are at work by the time clock, or null.</summary>
    public DateTimeOffset? AtWorkSince { get; init; }
}
