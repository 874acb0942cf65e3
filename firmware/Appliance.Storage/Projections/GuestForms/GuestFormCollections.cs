using System.Text.Json.Serialization;
using Appliance.Domain.Members;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;

namespace Appliance.Storage.Projections.GuestForms;

/// <summary>The collections of the forms that guests fill in themselves.</summary>
public static class GuestFormCollections
{
    /// <summary>Forms by the hash of their word.</summary>
    public static DocumentIndex<GuestFormDocument> ByWord { get; } = new("word", it => it.WordHash);

    /// <summary>Forms that are not filled in, by their end: from <see cref="EndKey"/>.</summary>
    public static DocumentIndex<GuestFormDocument> Open { get; } =
        new("open", it => it.FilledAt is null ? EndKey(it.Until) : null);

    /// <summary>Forms by member.</summary>
    public static DocumentCollection<GuestFormDocument> Forms { get; } =
        new("guestforms", GuestFormJson.Default.GuestFormDocument, it => it.MemberId, ByWord, Open);

    /// <summary>What guests are asked, under <see cref="Collections.TheOnly"/>.</summary>
    public static DocumentCollection<GuestFormSettingsDocument> Asked { get; } =
        new("guestformsettings", GuestFormJson.Default.GuestFormSettingsDocument, _ => Collections.TheOnly);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<IDocumentCollection> All { get; } = [Forms, Asked];

    /// <summary>An end as a key.</summary>
    public static string EndKey(DateTimeOffset until) => Collections.NumberKey(until.ToUnixTimeSeconds());

    /// <summary>What guests are asked.</summary>
    public static GuestFormSettings Settings(IDocumentReader documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        return documents.Get(Asked, Collections.TheOnly)?.Settings ?? new();
    }

    /// <summary>The form with a word of this hash, or null.</summary>
    public static GuestFormDocument? WithWord(IDocumentReader documents, string hash)
    {
        ArgumentNullException.ThrowIfNull(documents);
        return documents.Range(Forms, ByWord, hash, hash + "\0", 1) is [var form] ? form : null;
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(InstantJsonConverter)])]
[JsonSerializable(typeof(GuestFormDocument))]
[JsonSerializable(typeof(GuestFormSettingsDocument))]
[JsonSerializable(typeof(ContactChannel))]
[JsonSerializable(typeof(string))]
internal sealed partial class GuestFormJson : JsonSerializerContext;
