using System.Security.Cryptography;
using Appliance.Firmware.Core;
using Appliance.Firmware.Rest;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;

namespace Appliance.Firmware.Security;

/// <summary>Who may talk to the appliance over the network.</summary>
internal static class SecuritySetup
{
    /// <param name="services">Where they are added.</param>
    /// <param name="time">The clock of sessions, waits and ends.</param>
    /// <param name="provisioningToken">The token of the settings, or null.</param>
    public static void AddSecurity(this IServiceCollection services, TimeProvider time, string? provisioningToken)
    {
        services.AddSingleton<Passwords>();
        services.AddSingleton(new Sessions(time, RandomNumberGenerator.Fill));
        services.AddSingleton(new SignInBrake(time));
        services.AddSingleton<RefusedLog>();
        services.AddSingleton<RefusedRequests>();
        services.AddSingleton<Duties>();
        services.AddSingleton(provider => new FactorKey(
            provider.GetRequiredService<DataFolder>().FactorKey, provider.GetRequiredService<IJournalFiles>(), RandomNumberGenerator.Fill));
        services.AddSingleton(provider => new SecondFactors(
            provider.GetRequiredService<StationLoop>(),
            provider.GetRequiredService<IDocumentReader>(),
            provider.GetRequiredService<FactorKey>(),
            time,
            RandomNumberGenerator.Fill));
        services.AddSingleton<SignInDesk>();
        services.AddSingleton<AccountDesk>();
        services.AddSingleton<DeviceKeyDesk>();
        services.AddSingleton<SessionDescriber>();
        services.AddSingleton(provider => new OwnerCode(
            provider.GetRequiredService<StationLoop>(), time, RandomNumberGenerator.Fill));
        services.AddSingleton(provider => new TokenDesk(
            provider.GetRequiredService<StationLoop>(),
            provider.GetRequiredService<IDocumentReader>(),
            time,
            RandomNumberGenerator.Fill,
            provisioningToken));
    }
}
