using System.Text.Json.Serialization;
using Appliance.Domain.Money;

namespace Appliance.Storage.Backup;

/// <summary>What a backup holds; the file that makes it one. It is written last, so whatever it names is whole.</summary>
/// <param name="Format">1.</param>
/// <param name="DeviceId">Whose journal it is.</param>
/// <param name="At">When it was made.</param>
/// <param name="Sequence">Number of the last entry.</param>
/// <param name="Hash">Hash of that entry.</param>
/// <param name="Figures">What the store said then.</param>
/// <param name="Files">Its files.</param>
public sealed record BackupManifest(
    int Format,
    string DeviceId,
    DateTimeOffset At,
    long Sequence,
    string Hash,
    BackupFigures Figures,
    IReadOnlyList<BackupFile> Files)
{
    /// <summary>The format this program writes and reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Bytes of all files.</summary>
    [JsonIgnore]
    public long Bytes => Files.Sum(file => file.Bytes);
}

/// <summary>Figures kept by the store at the moment of a backup, so that a drill has something to hold its own against.</summary>
/// <param name="PerpetualTotal">Sum of all sales ever.</param>
/// <param name="LastReceiptNumber">Number of the last receipt.</param>
public readonly record struct BackupFigures(Yen PerpetualTotal, long LastReceiptNumber);

/// <summary>A file of a backup.</summary>
/// <param name="Name">Where it goes in the data folder, for example <c>journal/2026-11-21.jsonl</c>.</param>
/// <param name="Stored">Where it lies in the backup; keys have a part of their hash in the name.</param>
/// <param name="Bytes">How many bytes of it count. The open day may be longer: a later backup was cut off.</param>
/// <param name="Sha256">Of those bytes, lower-case hex.</param>
public sealed record BackupFile(string Name, string Stored, long Bytes, string Sha256);

/// <summary>A backup cannot be made or used; the message says why and what to do.</summary>
public sealed class BackupException : IOException
{
    /// <param name="code">Stable, for programs.</param>
    /// <param name="message">For people, in Japanese.</param>
    public BackupException(string code, string message)
        : base(message) => Code = code;

    /// <summary>Stable, for programs.</summary>
    public string Code { get; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(BackupManifest))]
internal sealed partial class BackupJson : JsonSerializerContext;
