using System.Text.Json.Serialization;
using Appliance.Domain.Karte;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;

namespace Appliance.Storage.Projections.Karte;

/// <summary>The collections of karte and alerts, and the keys they are ranged over by.</summary>
public static class KarteCollections
{
    private static KarteJson Json => KarteJson.Default;

    /// <summary>Entries of a member's karte by number.</summary>
    public static DocumentIndex<KarteDocument> KartesByMember { get; } = new("member", karte => karte.Id);

    /// <summary>Sheets by code.</summary>
    public static DocumentIndex<KarteTemplateDocument> TemplatesByCode { get; } = new("code", sheet => sheet.Template.Code);

    /// <summary>Who looked at a member's karte, by day.</summary>
    public static DocumentIndex<KarteReadDocument> ReadsByMember { get; } = new("member", read => read.Id);

    /// <summary>What somebody looked at, by day.</summary>
    public static DocumentIndex<KarteReadDocument> ReadsByReader { get; } =
        new("reader", read => $"{Collections.MemberFrom(read.By)}{Collections.DayKey(read.Day)}/{read.MemberId}");

    /// <summary>What staff should know, by member.</summary>
    public static DocumentCollection<CareDocument> Care { get; } = new("care", Json.CareDocument, care => care.MemberId);

    /// <summary>Entries of kartes by <see cref="KarteKey"/>.</summary>
    public static DocumentCollection<KarteDocument> Kartes { get; } =
        new("kartes", Json.KarteDocument, karte => karte.Id, KartesByMember);

    /// <summary>Pictures by <see cref="KarteKey"/>.</summary>
    public static DocumentCollection<PhotoDocument> Photos { get; } =
        new("photos", Json.PhotoDocument, photo => KarteKey(photo.MemberId, photo.PhotoId));

    /// <summary>Sheets by code.</summary>
    public static DocumentCollection<KarteTemplateDocument> Templates { get; } =
        new("kartetemplates", Json.KarteTemplateDocument, sheet => sheet.Template.Code, TemplatesByCode);

    /// <summary>Who looked at what, by <see cref="ReadKey"/>.</summary>
    public static DocumentCollection<KarteReadDocument> Reads { get; } =
        new("kartereads", Json.KarteReadDocument, read => read.Id, ReadsByMember, ReadsByReader);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<IDocumentCollection> All { get; } = [Care, Kartes, Photos, Templates, Reads];

    /// <summary>The key of an entry or picture of a member.</summary>
    public static string KarteKey(string memberId, int number) => $"{Collections.MemberFrom(memberId)}{number:D6}";

    /// <summary>The key of somebody's looks at a karte on a day.</summary>
    public static string ReadKey(string memberId, DateOnly day, string by) =>
        $"{Collections.MemberFrom(memberId)}{Collections.DayKey(day)}/{by}";
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(InstantJsonConverter)])]
[JsonSerializable(typeof(CareDocument))]
[JsonSerializable(typeof(MemberAlert))]
[JsonSerializable(typeof(Handover))]
[JsonSerializable(typeof(PhotoInfo))]
[JsonSerializable(typeof(KarteDocument))]
[JsonSerializable(typeof(KarteEdition))]
[JsonSerializable(typeof(KarteAnswer))]
[JsonSerializable(typeof(PhotoDocument))]
[JsonSerializable(typeof(KarteTemplateDocument))]
[JsonSerializable(typeof(KarteField))]
[JsonSerializable(typeof(KarteReadDocument))]
[JsonSerializable(typeof(string))]
internal sealed partial class KarteJson : JsonSerializerContext;
