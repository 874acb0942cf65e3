using Appliance.Firmware.Groups;
using Appliance.Firmware.Roster;
using Appliance.Firmware.Roster.Import;
using Appliance.Storage.Documents;

namespace Appliance.Firmware.Core;

/// <summary>What an appliance's stores and core are for its web side, by the names endpoints ask for.</summary>
internal static class CounterServices
{
    /// <summary>Needs an <see cref="ApplianceStores"/>, an <see cref="ApplianceCore"/> and a clock beside it.</summary>
    public static void AddCounter(this IServiceCollection services)
    {
        services.AddSingleton<IDocumentReader>(provider => provider.GetRequiredService<ApplianceStores>().Documents);
        services.AddSingleton(provider => provider.GetRequiredService<ApplianceStores>().CardHasher);
        services.AddSingleton(provider => provider.GetRequiredService<ApplianceCore>().Station);
        services.AddSingleton(provider => provider.GetRequiredService<ApplianceCore>().Outreach);
        services.AddSingleton(provider => provider.GetRequiredService<ApplianceCore>().Import);
        services.AddSingleton(provider => provider.GetRequiredService<ApplianceCore>().Papers);
        services.AddSingleton(provider => provider.GetRequiredService<ApplianceCore>().Devices);
        services.AddSingleton(provider => provider.GetRequiredService<ApplianceCore>().Events);
        services.AddSingleton<MemberFinder>();
        services.AddSingleton<ImportDesk>();
        services.AddSingleton<MemberRanks>();
    }
}
