using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Firmware.Configuration;
using Appliance.Firmware.Core;
using Appliance.Firmware.Doctor;
using Appliance.Firmware.Security;
using Appliance.Firmware.Update;

namespace Appliance.Firmware.Cli;

/// <summary>Installs a signed program while the appliance is stopped, and confirms one after its start.</summary>
internal static class UpdateCommands
{
    /// <summary>How long a new program may take until it answers.</summary>
    public static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(1);

    /// <summary>Verifies a package, unpacks it and makes it the program of the next start.</summary>
    public static int Update(FileInfo package, string[] arguments)
    {
        var settings = Read(arguments);
        if (!package.Exists) throw new StartRefusedException($"There is no file {package.FullName}.");
        using var stores = NetworkCommand.Open(DataFolder.From(settings.Data), settings.Shop);
        try
        {
            var version = new ProgramVersions(settings.Update).Install(package.FullName, ProgramVersions.Running);
            ProgramInstalled done = new($"{version}", $"{ProgramVersions.Running}", NetworkDesk.ByCommand, Environment.UserName);
            var state = StateLoader.Load(stores.Documents, NoLookup.Instance);
            stores.Journal.Append(Decider.Import(state, [done], TimeProvider.System.GetUtcNow()).Entries);
            Console.WriteLine($"OK: {version} is the program of the next start; without a confirmed one {ProgramVersions.Running} comes back.");
            return 0;
        }
        catch (UpdateException exception)
        {
            Console.WriteLine($"BAD ({exception.Code}): {exception.Message}");
            return CommandLine.Failed;
        }
    }

    /// <summary>Waits until the appliance answers and takes its program off trial; for the unit that starts it.</summary>
    public static async Task<int> ConfirmAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var settings = Read(arguments);
        for (var waited = TimeSpan.Zero; waited < AnswerLimit; waited += AskEvery)
        {
            if (await AnswersAsync(settings.Urls, cancellationToken))
            {
                new ProgramVersions(settings.Update).Confirm();
                return 0;
            }

            await Task.Delay(AskEvery, TimeProvider.System, cancellationToken);
        }

        Console.WriteLine("BAD: the appliance does not answer.");
        return CommandLine.Failed;
    }

    private static async Task<bool> AnswersAsync(string urls, CancellationToken cancellationToken)
    {
        try
        {
            return (await RunningHealth.AskAsync(urls, cancellationToken)).Count > 0;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static Settings Read(string[] arguments) =>
        ConfigurationReader.Read(AppContext.BaseDirectory, ConfigurationReader.MachineFile, arguments).Settings;
}
