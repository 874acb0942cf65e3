using System.Text.Json.Serialization;
using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Door;

namespace Appliance.Firmware.Security;

/// <summary>
/// What somebody who signed in has to do before the console is theirs: a password that another chose is good for choosing
/// one's own, and where the owner wants a second factor of a role, for setting that. Nobody is kept out by either: a
/// session that the code of the counter began is whole, since there is no phone then.
/// </summary>
internal sealed class Duties(StationLoop station, IDocumentReader documents)
{
    /// <summary>Roles whose people have to have a second factor, in order.</summary>
    public IReadOnlyList<StaffRole> Demanded =>
        documents.Get(DoorCollections.FactorDemand, Collections.TheOnly) is { } demand ? [.. demand.Roles] : [];

    /// <summary>What somebody still has to do, or null.</summary>
    public Duty? Of(AccountDocument account, StaffRole role, Session session)
    {
        if (account.IsFirstPassword) return Duty.ChangePassword;
        return !session.IsByCode && Demanded.Contains(role) && documents.Get(DoorCollections.SecondFactors, account.StaffId) is null
            ? Duty.SetSecondFactor
            : null;
    }

    /// <summary>Demands a second factor of roles, of no others from here on.</summary>
    public async Task<Refusal?> DemandAsync(IReadOnlyList<StaffRole> roles, Caller by, CancellationToken cancellationToken)
    {
        SecondFactorDemanded demanded = new([.. roles.Distinct().Order()], by.Id, by.From);
        return (await station.SubmitAsync(new SetUpRequested([demanded]), cancellationToken)).Refusal;
    }
}

/// <summary>What somebody has to do in アカウント first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Duty>))]
internal enum Duty
{
    /// <summary>Choose a password that nobody else knows.</summary>
    [JsonStringEnumMemberName("change-password")]
    ChangePassword,

    /// <summary>Set a second factor.</summary>
    [JsonStringEnumMemberName("set-second-factor")]
    SetSecondFactor,
}
