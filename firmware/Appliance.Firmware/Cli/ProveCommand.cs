using System.Security.Cryptography;
using Appliance.Firmware.Configuration;
using Appliance.Firmware.Core;
using Appliance.Storage.Journal;

namespace Appliance.Firmware.Cli;

/// <summary>
/// Checks the code on a receipt; needs nothing but the public key of the device that printed it, and the file of the keys that
/// followed where there are any.
/// </summary>
internal static class ProveCommand
{
    public static int Run(string code, FileInfo? key, string[] settings, TextWriter output)
    {
        var path = key?.FullName ?? Path.Combine(Configured(settings).Journal, Journal.PublicKeyFile);
        var keys = Follow(path, Read(path));
        if (ReceiptProof.Read(code.Trim()) is not { } proof)
        {
            output.WriteLine("BAD: this is not the code of a receipt (APPLIANCE1 id total hash signature).");
            return CommandLine.Failed;
        }

        if (keys.WhichSigned(proof) is not { } which)
        {
            output.WriteLine(
                $"BAD: receipt {proof.Id} over {proof.Total} was not signed with the key in {path}"
                + (keys.Changes is [] ? "" : ", nor with the one in use on its day")
                + $". If the device's key was changed meanwhile, put its newest {Journal.KeyChangesFile} beside that file.");
            return CommandLine.Failed;
        }

        output.WriteLine(
            $"OK: receipt {proof.Id} over {proof.Total} is of this device; its entry's hash begins {proof.ShortText}."
            + (which == 0 ? "" : $" Signed with the device's key no. {which + 1}, in use from {keys.Changes[which - 1].Day:yyyy-MM-dd}."));
        return 0;
    }

    /// <exception cref="StartRefusedException">The file beside the key does not lead on from it.</exception>
    private static DevicePublicKeys Follow(string path, byte[] first)
    {
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, Journal.KeyChangesFile);
        if (!File.Exists(beside)) return DevicePublicKeys.Of(first);
        using var lines = File.OpenRead(beside);
        return DevicePublicKeys.Follow(first, lines)
            ?? throw new StartRefusedException($"{beside} does not lead on from the key in {path}: it is of another device, or was changed.");
    }

    /// <exception cref="StartRefusedException">The file is missing or holds no public key.</exception>
    private static byte[] Read(string path)
    {
        if (!File.Exists(path)) throw new StartRefusedException($"There is no public key {path}. Name it with --key.");
        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(File.ReadAllText(path));
            return key.ExportSubjectPublicKeyInfo();
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            throw new StartRefusedException($"{path} holds no public key in PEM.", exception);
        }
    }

    private static DataFolder Configured(string[] settings) => DataFolder.From(
        ConfigurationReader.Read(AppContext.BaseDirectory, ConfigurationReader.MachineFile, settings).Settings.Data);
}
