using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Appliance.Domain.Journal;

namespace Appliance.Storage.Journal;

/// <summary>
/// The one table of what can stand in a journal: kind and version on disk, the type in memory, whether it is signed.
/// A row is never changed once it shipped; a new version is a new row, and the old one stays readable.
/// </summary>
internal sealed class EntryCodec
{
    private delegate void DataWriter(Utf8JsonWriter writer, EntryData data, MemberKeyring keyring);

    private delegate EntryData DataReader(ReadOnlySpan<byte> json, MemberKeyring? keyring);

    private static readonly EntryCodec[] Rows =
    [
        Plain<JournalOpened>("journal.opened"),
        Plain<ShopConfigured>("shop.configured"),
        Plain<DepartmentDefined>("department.defined"),
        Plain<ProductDefined>("product.defined"),
        Plain<StaffRegistered>("staff.registered"),
        new("member.registered", 1, false, typeof(MemberRegistered), WriteMember, ReadMember),
        Plain<AccessGranted>("access.granted"),
        Plain<SaleClosed>("sale.closed", signed: true),
        Plain<SaleCancelled>("sale.cancelled"),
        Plain<ReceiptPrinted>("receipt.printed"),
        Plain<DayClosed>("day.closed", signed: true),
    ];

    private static readonly Dictionary<Type, EntryCodec> ByType = Rows.ToDictionary(row => row.Type);

    private readonly DataWriter write;
    private readonly DataReader read;

    private EntryCodec(string kind, int version, bool signed, Type type, DataWriter write, DataReader read)
    {
        Kind = kind;
        KindUtf8 = Encoding.UTF8.GetBytes(kind);
        Version = version;
        IsSigned = signed;
        Type = type;
        this.write = write;
        this.read = read;
    }

    public string Kind { get; }

    public byte[] KindUtf8 { get; }

    public int Version { get; }

    public bool IsSigned { get; }

    public Type Type { get; }

    public static IReadOnlyList<EntryCodec> All => Rows;

    public static EntryCodec For(EntryData data) =>
        ByType.TryGetValue(data.GetType(), out var row)
            ? row
            : throw new ArgumentException($"{data.GetType().Name} has no kind in the journal.", nameof(data));

    /// <summary>The row of a kind and version, or null when this version of the program does not know it.</summary>
    public static EntryCodec? Find(ReadOnlySpan<byte> kind, int version)
    {
        foreach (var row in Rows)
        {
            if (row.Version == version && kind.SequenceEqual(row.KindUtf8)) return row;
        }

        return null;
    }

    public void Write(Utf8JsonWriter writer, EntryData data, MemberKeyring keyring) => write(writer, data, keyring);

    /// <summary>Reads the data of an entry; without a keyring what is sealed stays closed.</summary>
    public EntryData Read(ReadOnlySpan<byte> json, MemberKeyring? keyring) => read(json, keyring);

    private static EntryCodec Plain<T>(string kind, bool signed = false)
        where T : EntryData
    {
        JsonTypeInfo<T> json = EntryJson.Of<T>();
        return new(
            kind,
            1,
            signed,
            typeof(T),
            (writer, data, _) => JsonSerializer.Serialize(writer, (T)data, json),
            (text, _) => JsonSerializer.Deserialize(text, json) ?? throw new JsonException("null instead of an object"));
    }

    private static void WriteMember(Utf8JsonWriter writer, EntryData data, MemberKeyring keyring)
    {
        var member = (MemberRegistered)data;
        var box = member.Profile is null ? null : keyring.Seal(member.MemberId, member.Profile);
        JsonSerializer.Serialize(
            writer,
            new SealedMemberRegistered(member.MemberId, box, member.CardHashes, member.RequestKey),
            EntryJson.Of<SealedMemberRegistered>());
    }

    private static MemberRegistered ReadMember(ReadOnlySpan<byte> json, MemberKeyring? keyring)
    {
        var member = JsonSerializer.Deserialize(json, EntryJson.Of<SealedMemberRegistered>())
            ?? throw new JsonException("null instead of an object");
        var profile = member.Sealed is null ? null : keyring?.Unseal(member.MemberId, member.Sealed);
        return new(member.MemberId, profile, member.CardHashes, member.RequestKey);
    }
}
