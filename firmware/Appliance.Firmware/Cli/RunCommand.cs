using System.Net.Sockets;
using Appliance.Firmware.Configuration;
using Appliance.Firmware.Core;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Cli;

/// <summary>Starts the appliance and runs it until it is told to stop.</summary>
internal static class RunCommand
{
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        // What kinds of entries and documents there are takes the runtime a third of a start: on other cores meanwhile.
        var prepared = Task.WhenAll(Task.Run(() => JournalKinds.Count), Task.Run(() => Collections.All.Count));
        var (root, settings) = ConfigurationReader.Read(AppContext.BaseDirectory, ConfigurationReader.MachineFile, args);
        await using var host = ApplianceHost.Build(root, settings, TimeProvider.System);
        try
        {
            await host.StartAsync(cancellationToken);
        }
        catch (IOException exception) when (IsAddressInUse(exception))
        {
            throw new StartRefusedException(
                $"The address {settings.Urls} is in use. Is the appliance running already? "
                + "Stop the other program or set Urls to another port, for example --Urls=http://127.0.0.1:8081",
                exception);
        }

        await prepared;
        Console.WriteLine(host.Invitation);
        await host.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    private static bool IsAddressInUse(Exception exception) =>
        exception is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse }
        || exception.GetType().Name == "AddressInUseException"
        || (exception.InnerException is { } inner && IsAddressInUse(inner));
}
