using Appliance.Domain.Staff;

namespace Appliance.Firmware.Security;

/// <summary>Who asks, and what they may.</summary>
/// <param name="Id">As it stands in the journal: an id of staff or of a token.</param>
/// <param name="From">Remote address.</param>
internal abstract record Caller(string Id, string From)
{
    /// <summary>Whether they have an access.</summary>
    public abstract bool Has(Access access);
}

/// <summary>A person with a session of the console; what they may is looked up at each request.</summary>
/// <param name="StaffId">Who.</param>
/// <param name="Role">What they are trusted with now.</param>
/// <param name="Session">Their session.</param>
/// <param name="From">Remote address.</param>
/// <param name="Owes">What they have to do in アカウント before anything else is theirs, or null.</param>
internal sealed record PersonCalling(string StaffId, StaffRole Role, Session Session, string From, Duty? Owes = null)
    : Caller(StaffId, From)
{
    public override bool Has(Access access) =>
        (Owes is null || access == Access.OwnAccount) && AccessTable.Allows(Role, access);
}

/// <summary>Another system with a token.</summary>
/// <param name="TokenId">The token's name.</param>
/// <param name="Scopes">What it may; null: everything but what only a person has.</param>
/// <param name="From">Remote address.</param>
internal sealed record MachineCalling(string TokenId, IReadOnlyList<Access>? Scopes, string From) : Caller(TokenId, From)
{
    public override bool Has(Access access) => access != Access.OwnAccount && (Scopes is null || Scopes.Contains(access));
}
