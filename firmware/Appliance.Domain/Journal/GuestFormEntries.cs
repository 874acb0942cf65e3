using Appliance.Domain.Members;

namespace Appliance.Domain.Journal;

/// <summary><c>guest-form.configured</c>: what guests are asked on their own form, and to which sentences they agree.</summary>
public sealed record GuestFormConfigured(GuestFormSettings Settings) : EntryData;

/// <summary>
/// <c>guest-form.offered</c>: a form for one member was handed out; an earlier one for the same member is good no more. Who
/// handed it out stands in the entry itself.
/// </summary>
/// <param name="MemberId">Who is to fill it in.</param>
/// <param name="WordHash">SHA-256 of the word in its address, hex; the word itself is kept nowhere.</param>
/// <param name="Until">When it ends.</param>
public sealed record GuestFormOffered(string MemberId, string WordHash, DateTimeOffset Until) : EntryData;

/// <summary>
/// <c>guest-form.filled</c>: the guest filled it in. What they wrote and agreed to are the entries behind it, journaled
/// together with it; all of them are by <see cref="ByGuest"/>.
/// </summary>
/// <param name="MemberId">Who.</param>
/// <param name="WordHash">Which form.</param>
/// <param name="RequestKey">Made up by the guest's page: the same answer sent again is known by it.</param>
public sealed record GuestFormFilled(string MemberId, string WordHash, string RequestKey) : EntryData
{
    /// <summary>Who entries are by that a guest wrote.</summary>
    public const string ByGuest = "guest";
}
