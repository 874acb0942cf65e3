using Appliance.Domain.Members;

namespace Appliance.Storage.Projections.GuestForms;

/// <summary>The form that was last handed out for a member; of each member there is one at most.</summary>
/// <param name="MemberId">Whose.</param>
/// <param name="WordHash">SHA-256 of the word in its address, hex.</param>
/// <param name="Since">When it was handed out.</param>
/// <param name="Until">When it ends.</param>
/// <param name="FilledAt">When the guest filled it in, or null.</param>
/// <param name="RequestKey">What that answer is known by, or null.</param>
public sealed record GuestFormDocument(
    string MemberId, string WordHash, DateTimeOffset Since, DateTimeOffset Until, DateTimeOffset? FilledAt = null, string? RequestKey = null);

/// <summary>What guests are asked; one document, absent as long as the shop chose nothing.</summary>
public sealed record GuestFormSettingsDocument(GuestFormSettings Settings);
