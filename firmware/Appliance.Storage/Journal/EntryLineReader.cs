using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Appliance.Domain.Journal;

namespace Appliance.Storage.Journal;

/// <summary>
/// Reads lines one after the other and holds each to what it must be: known properties, its own hash, its place in the
/// chain. Does not depend on the order of properties. One reader belongs to one thread.
/// </summary>
internal sealed class EntryLineReader
{
    public const string FirstPrevious = "0000000000000000000000000000000000000000000000000000000000000000";

    private const int HashLength = 64;
    private const int SignatureLength = 88;

    private readonly ByteBuffer canonical = new();
    private readonly CanonicalJson canonicalJson;
    private readonly byte[] hash = new byte[SHA256.HashSizeInBytes];

    // The places of the two properties that are not hashed, from the start of their names to that of the next one.
    private (int Start, int End) hashCut;
    private (int Start, int End) signatureCut;
    private string deviceCache = "";
    private string? staffCache;

    public EntryLineReader() => canonicalJson = new(canonical);

    public long Sequence { get; private set; }

    public string Hash { get; private set; } = "";

    public ReadOnlySpan<byte> HashBytes => hash;

    public string Previous { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public DateOnly Day { get; private set; }

    public string Device => deviceCache;

    public string? Staff { get; private set; }

    public EntryCodec Codec { get; private set; } = EntryCodec.All[0];

    public byte[]? Signature { get; private set; }

    public ReadOnlyMemory<byte> Data { get; private set; }

    /// <summary>Reads a line without its line feed; returns what is wrong with it, or null.</summary>
    public string? Read(ReadOnlyMemory<byte> line)
    {
        try
        {
            return Parse(line) ?? CheckHash(line.Span);
        }
        catch (JsonException)
        {
            return "it is not whole JSON";
        }
        catch (FormatException error)
        {
            return "it holds " + error.Message;
        }
        catch (InvalidOperationException)
        {
            return "a property has the wrong type";
        }
    }

    /// <summary>The entry just read, with its data; throws what <see cref="TryEntry"/> reports.</summary>
    public string? TryEntry(MemberKeyring? keyring, out JournalEntry? entry)
    {
        entry = null;
        try
        {
            entry = new(Sequence, At, Day, Device, Staff, Codec.Read(Data.Span, keyring), Hash);
            return null;
        }
        catch (JsonException)
        {
            return $"its data is not what {Codec.Kind} version {Codec.Version} says";
        }
        catch (FormatException error)
        {
            return "it holds " + error.Message;
        }
        catch (CryptographicException)
        {
            return "the member's profile was sealed with another key than the one in the keyring";
        }
    }

    private string? Parse(ReadOnlyMemory<byte> line)
    {
        hashCut = signatureCut = (-1, -1);
        Signature = null;
        Staff = null;
        var seen = 0;
        ReadOnlySpan<byte> kind = default;
        var version = 0;
        var lastCut = 0;

        Utf8JsonReader json = new(line.Span);
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject) return "it is no JSON object";
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var start = (int)json.TokenStartIndex;
            if (lastCut == 1) hashCut.End = start;
            if (lastCut == 2) signatureCut.End = start;
            lastCut = 0;
            var property = PropertyOf(json.ValueSpan);
            if (property < 0) return $"the property “{json.GetString()}” is unknown";
            if ((seen & (1 << property)) != 0) return "a property stands in it twice";
            seen |= 1 << property;
            json.Read();
            switch (property)
            {
                case 0:
                    if (!InstantJsonConverter.TryParse(json.ValueSpan, out var at)) return "“at” is no instant";
                    At = at;
                    break;
                case 1:
                    if (json.TokenType != JsonTokenType.StartObject) return "“data” is no object";
                    var dataStart = (int)json.TokenStartIndex;
                    json.Skip();
                    Data = line[dataStart..(int)json.BytesConsumed];
                    break;
                case 2:
                    if (!DateOnly.TryParseExact(json.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                        return "“day” is no date";
                    Day = day;
                    break;
                case 3:
                    if (!json.ValueTextEquals(deviceCache)) deviceCache = json.GetString() ?? "";
                    break;
                case 4:
                    Hash = json.GetString() ?? "";
                    hashCut.Start = start;
                    lastCut = 1;
                    break;
                case 5:
                    kind = json.ValueSpan;
                    break;
                case 6:
                    Previous = json.GetString() ?? "";
                    break;
                case 7:
                    Sequence = json.GetInt64();
                    break;
                case 8:
                    Signature = SignatureOf(json.ValueSpan);
                    if (Signature is null) return "“sig” is no signature in base64";
                    signatureCut.Start = start;
                    lastCut = 2;
                    break;
                case 9:
                    if (staffCache is null || !json.ValueTextEquals(staffCache)) staffCache = json.GetString();
                    Staff = staffCache;
                    break;
                default:
                    version = json.GetInt32();
                    break;
            }
        }

        if (json.Read()) return "something follows the entry";
        return Missing(seen) ?? FindCodec(kind, version);
    }

    private static readonly byte[][] Names =
    [
        .. "at data day device hash kind prev seq sig staff v".Split(' ').Select(Encoding.ASCII.GetBytes),
    ];

    private const int OptionalNames = (1 << 8) | (1 << 9);

    private static int PropertyOf(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < Names.Length; i++)
        {
            if (name.SequenceEqual(Names[i])) return i;
        }

        return -1;
    }

    private static string? Missing(int seen)
    {
        for (var i = 0; i < Names.Length; i++)
        {
            if (((seen | OptionalNames) & (1 << i)) == 0) return $"“{Encoding.ASCII.GetString(Names[i])}” is missing";
        }

        return null;
    }

    private string? FindCodec(ReadOnlySpan<byte> kind, int version)
    {
        if (EntryCodec.Find(kind, version) is not { } codec)
        {
            return $"its kind “{Encoding.UTF8.GetString(kind)}” version {version} is unknown to this program: "
                + "it was written by a newer version, so install that version again";
        }

        Codec = codec;
        if (codec.IsSigned && Signature is null) return "its signature is missing";
        if (!codec.IsSigned && Signature is not null) return "it has a signature though its kind is not signed";
        return null;
    }

    private static byte[]? SignatureOf(ReadOnlySpan<byte> base64)
    {
        if (base64.Length != SignatureLength) return null;
        Span<byte> bytes = stackalloc byte[SignatureLength];
        Span<byte> again = stackalloc byte[SignatureLength];
        if (Base64.DecodeFromUtf8(base64, bytes, out _, out var length) != System.Buffers.OperationStatus.Done) return null;
        if (length != P256.SignatureBytes) return null;

        // The last digits of base64 have bits that say nothing; they must be as written too.
        Base64.EncodeToUtf8(bytes[..length], again, out _, out _);
        return again.SequenceEqual(base64) ? bytes[..length].ToArray() : null;
    }

    private string? CheckHash(ReadOnlySpan<byte> line)
    {
        if (Hash.Length != HashLength) return "“hash” is no hash";

        // Lines as we write them are canonical: cutting hash and signature out leaves what was hashed. Only lines whose
        // properties somebody rearranged need the canonical form made again.
        canonical.Clear();
        if (hashCut.End > 0 && (signatureCut.Start < 0 || signatureCut.End > hashCut.End))
        {
            canonical.Append(line[..hashCut.Start]);
            if (signatureCut.Start < 0)
            {
                canonical.Append(line[hashCut.End..]);
            }
            else
            {
                canonical.Append(line[hashCut.End..signatureCut.Start]);
                canonical.Append(line[signatureCut.End..]);
            }

            if (HashMatches()) return null;
            canonical.Clear();
        }

        canonicalJson.Append(line, isEnvelope: true);
        return HashMatches() ? null : "its content does not match its hash";
    }

    private bool HashMatches()
    {
        SHA256.HashData(canonical.Written, hash);
        Span<char> text = stackalloc char[HashLength];
        Convert.TryToHexStringLower(hash, text, out _);
        return Hash.AsSpan().SequenceEqual(text);
    }
}
