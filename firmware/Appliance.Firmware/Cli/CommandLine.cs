using System.CommandLine;
using Appliance.Firmware.Configuration;
using Appliance.Storage.Journal;

namespace Appliance.Firmware.Cli;

/// <summary>The commands of the executable; without one it starts the appliance.</summary>
internal static class CommandLine
{
    /// <summary>Exit code of a check that found something wrong.</summary>
    public const int Failed = 1;

    /// <summary>Exit code of a start that was refused.</summary>
    public const int Refused = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            return await Build(args).Parse(args).InvokeAsync(new()
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (Exception exception)
            when (exception is StartRefusedException or JournalDamagedException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return Refused;
        }
    }

    private static RootCommand Build(string[] args)
    {
        RootCommand root = new("POS appliance: starts the appliance; settings as --Urls=…, --Data:Folder=…")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        root.SetAction((_, cancellationToken) => RunCommand.RunAsync(args, cancellationToken));

        Argument<string?> folder = new("folder")
        {
            Description = "The journal's folder (or a data folder); the configured one when absent.",
            DefaultValueFactory = _ => null,
        };
        Command verify = new("verify", "Checks chain, signatures, numbers and totals of a journal.") { folder };
        verify.TreatUnmatchedTokensAsErrors = false;
        verify.SetAction(result => MaintenanceCommands.Verify(result.GetValue(folder), [.. result.UnmatchedTokens]));
        root.Add(verify);

        Argument<string> code = new("code") { Description = "What the code on a receipt says: “APPLIANCE1 …”." };
        Option<FileInfo?> key = new("--key")
        {
            Description = "The device's public key (device.pub); the one beside the configured journal when absent.",
        };
        Command prove = new("prove", "Checks the code on a receipt with the device's public key alone.") { code, key };
        prove.TreatUnmatchedTokensAsErrors = false;
        prove.SetAction(result => ProveCommand.Run(
            result.GetValue(code)!, result.GetValue(key), [.. result.UnmatchedTokens], Console.Out));
        root.Add(prove);

        Command rebuild = new("rebuild", "Throws the store away and makes it anew from the journal.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        rebuild.SetAction(result => MaintenanceCommands.Rebuild([.. result.UnmatchedTokens]));
        root.Add(rebuild);

        AddBackups(root);

        Argument<FileInfo> package = new("file") { Description = "A signed program (*.update)." };
        Command update = new("update", "Verifies a newer program and makes it the one of the next start.") { package };
        update.TreatUnmatchedTokensAsErrors = false;
        update.SetAction(result => UpdateCommands.Update(result.GetValue(package)!, [.. result.UnmatchedTokens]));
        root.Add(update);

        Command confirm = new("confirm", "Waits until the appliance answers, and keeps the program it was started with.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        confirm.SetAction((result, stop) => UpdateCommands.ConfirmAsync([.. result.UnmatchedTokens], stop));
        root.Add(confirm);

        Argument<string> act = new("act") { Description = "open, close or status." };
        Command network = new("network", "Opens the console to the shop's network from its next start, or closes it.") { act };
        network.TreatUnmatchedTokensAsErrors = false;
        network.SetAction(result => NetworkCommand.Run(result.GetValue(act)!, [.. result.UnmatchedTokens]));
        root.Add(network);

        AddKeys(root);

        Argument<FileInfo> file = new("file") { Description = "A scenario (*.day)." };
        Option<DirectoryInfo?> data = new("--data") { Description = "Data folder to run on; an empty one of its own when absent." };
        Command replay = new("replay", "Plays a day at the counter in simulated time and checks what it expects.") { file, data };
        replay.SetAction(result => ReplayCommand.Run(result.GetValue(file)!, result.GetValue(data)));
        root.Add(replay);

        Command doctor = new("doctor", "Lists the devices found, tries those configured, and proposes settings.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        doctor.SetAction((result, stop) => DeviceCommands.DoctorAsync([.. result.UnmatchedTokens], stop));
        root.Add(doctor);

        Argument<string> device = new("device") { Description = "Its section: Printer, Drawer, CardReader …" };
        Command test = new("test", "Tries one configured device: prints, opens, shows, sounds, or waits for a hand.")
        {
            device,
        };
        test.TreatUnmatchedTokensAsErrors = false;
        test.SetAction((result, stop) =>
            DeviceCommands.TestAsync(result.GetValue(device)!, [.. result.UnmatchedTokens], stop));
        root.Add(test);
        return root;
    }

    private static void AddKeys(RootCommand root)
    {
        Argument<FileInfo> list = new("list") { Description = "Passwords, or their SHA-1 as Have I Been Pwned has them, a line each." };
        Argument<FileInfo> made = new("file") { Description = "What to make: the file for Security:BreachedPasswordsFile." };
        Option<int> seen = new("--seen") { Description = "Only passwords that were seen so often.", DefaultValueFactory = _ => 1 };
        Command passwords = new("passwords", "Makes the file of breached passwords of a public list.") { list, made, seen };
        passwords.SetAction(result => PasswordsCommand.Run(
            result.GetValue(list)!, result.GetValue(made)!, result.GetValue(seen)));
        root.Add(passwords);

        Argument<string> keyAct = new("act") { Description = "show or change." };
        Option<string> reason = new("--reason")
        {
            Description = "scheduled, backup-lost, suspected or handed-over; goes into the journal.",
            DefaultValueFactory = _ => "scheduled",
        };
        Command deviceKey = new("key", "Tells which key the device signs with, or changes it.") { keyAct, reason };
        deviceKey.TreatUnmatchedTokensAsErrors = false;
        deviceKey.SetAction(result => KeyCommand.Run(
            result.GetValue(keyAct)!, result.GetValue(reason)!, [.. result.UnmatchedTokens]));
        root.Add(deviceKey);
    }

    private static void AddBackups(RootCommand root)
    {
        (string Name, string Help, Func<DirectoryInfo, string[], int> Run)[] commands =
        [
            ("backup", "Copies journal and keys into a folder; what is there already is not copied again.", BackupCommands.Backup),
            ("restore", "Puts a backup back into the (empty) data folder.", BackupCommands.Restore),
            ("drill", "Restores a backup to the side and checks everything in it.", BackupCommands.Drill),
        ];
        foreach (var (name, help, run) in commands)
        {
            Argument<DirectoryInfo> backup = new("folder") { Description = "The backup's folder. It holds keys: keep it safe." };
            Command command = new(name, help) { backup };
            command.TreatUnmatchedTokensAsErrors = false;
            command.SetAction(result => run(result.GetValue(backup)!, [.. result.UnmatchedTokens]));
            root.Add(command);
        }
    }
}
