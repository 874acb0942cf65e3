using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Appliance.Firmware.Update;

/// <summary>
/// A program to be installed: one line of JSON with version, SHA-256 of what follows and an ECDSA signature over both, then a
/// ZIP archive. Nothing of the archive is looked at before the signature holds.
/// </summary>
internal sealed partial class UpdatePackage
{
    /// <summary>Largest file, in bytes.</summary>
    public const long FileBytes = 300_000_000;

    /// <summary>Largest program unpacked, in bytes.</summary>
    public const long UnpackedBytes = 1_000_000_000;

    /// <summary>Most files in it.</summary>
    public const int Files = 10_000;

    /// <summary>The program itself.</summary>
    public const string Program = "appliance.dll";

    private const int HeaderBytes = 4_096;

    private readonly string path;
    private readonly long start;

    private UpdatePackage(string path, long start, Version version) => (this.path, this.start, Version) = (path, start, version);

    /// <summary>Three numbers.</summary>
    public Version Version { get; }

    /// <summary>What is signed.</summary>
    public static byte[] Signed(string version, string sha256) => Encoding.UTF8.GetBytes($"appliance-update\n{version}\n{sha256}\n");

    /// <summary>Reads and checks a file.</summary>
    /// <param name="path">The package.</param>
    /// <param name="key">Whose programs are taken.</param>
    /// <exception cref="UpdateException">It is none, damaged, or signed by somebody else.</exception>
    public static UpdatePackage Open(string path, ECDsa key)
    {
        using var file = File.OpenRead(path);
        if (file.Length > FileBytes) throw new UpdateException("update-too-large", "更新ファイルが大きすぎます。");
        var (header, start) = ReadHeader(file);
        file.Position = start;
        var hash = Convert.ToHexStringLower(SHA256.HashData(file));
        if (hash != header.Sha256) throw new UpdateException("update-damaged", "更新ファイルが壊れています。もう一度入手してください。");
        if (!key.VerifyData(
            Signed(header.Version, header.Sha256), Base64(header.Signature), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence))
        {
            throw new UpdateException("update-not-signed", "更新ファイルの署名が、この本体の製造元のものではありません。");
        }

        return new(path, start, Version.Parse(header.Version));
    }

    /// <summary>Unpacks it into a folder that is not there yet.</summary>
    /// <exception cref="UpdateException">The archive is not as it should be.</exception>
    public void UnpackTo(string folder)
    {
        using var file = File.OpenRead(path);
        using MemoryStream copy = new();
        file.Position = start;
        file.CopyTo(copy);
        using var archive = OpenArchive(copy);
        if (archive.Entries.Count > Files || archive.Entries.Sum(it => it.Length) > UnpackedBytes)
            throw new UpdateException("update-too-large", "更新ファイルの中身が大きすぎます。");
        if (archive.GetEntry(Program) is null) throw new UpdateException("update-malformed", "更新ファイルにプログラムが入っていません。");
        var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        foreach (var entry in archive.Entries.Where(it => it.Name.Length > 0))
        {
            var target = Path.GetFullPath(Path.Combine(root, entry.FullName));
            if (!target.StartsWith(root, StringComparison.Ordinal))
                throw new UpdateException("update-malformed", "更新ファイルの中身が正しくありません。");
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            entry.ExtractToFile(target);
            Keep(target);
        }
    }

    /// <summary>
    /// Puts a file on the disk: a program that was confirmed in the half minute before Linux does so by itself would be
    /// empty files after a power cut, with nothing left to go back by.
    /// </summary>
    private static void Keep(string file)
    {
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }

    private static ZipArchive OpenArchive(Stream stream)
    {
        try
        {
            return new(stream);
        }
        catch (InvalidDataException exception)
        {
            throw new UpdateException("update-malformed", "更新ファイルの中身が正しくありません。", exception);
        }
    }

    private static (Header Header, long Start) ReadHeader(FileStream file)
    {
        var bytes = new byte[HeaderBytes];
        var read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var end = bytes.AsSpan(0, read).IndexOf((byte)'\n');
        try
        {
            var header = end < 0 ? null : JsonSerializer.Deserialize<Header>(bytes.AsSpan(0, end), JsonSerializerOptions.Web);
            if (header is { Version: { } version, Sha256: not null, Signature: not null } && VersionPattern().IsMatch(version)) return (header, end + 1);
        }
        catch (JsonException)
        {
            // It is none.
        }

        throw new UpdateException("update-malformed", "更新ファイルではありません。");
    }

    private static byte[] Base64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count) ? bytes[..count] : [];
    }

    [GeneratedRegex(@"^[0-9]{1,5}\.[0-9]{1,5}\.[0-9]{1,5}\z", RegexOptions.None, 1000)]
    private static partial Regex VersionPattern();

    private sealed record Header(string Version, string Sha256, string Signature);
}

/// <summary>Why a program is not installed, with words for who brought it.</summary>
internal sealed class UpdateException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Stable code.</summary>
    public string Code => code;
}
