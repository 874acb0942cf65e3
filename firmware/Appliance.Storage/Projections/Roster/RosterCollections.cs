using System.Text.Json.Serialization;
using Appliance.Domain.Members;
using Appliance.Domain.Sales;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;

namespace Appliance.Storage.Projections;

/// <summary>What there is about members beside the members: questions, settings, looks, imports.</summary>
public static class RosterCollections
{
    private static RosterJson Json => RosterJson.Default;

    /// <summary>The shop's questions in their order.</summary>
    public static DocumentIndex<AttributeDocument> AttributesByOrder { get; } =
        new("place", it => $"{it.Attribute.Order:D4}/{it.Attribute.Code}");

    /// <summary>The shop's questions by code.</summary>
    public static DocumentCollection<AttributeDocument> Attributes { get; } =
        new("attributes", Json.AttributeDocument, it => it.Attribute.Code, AttributesByOrder);

    /// <summary>The shop's choices, under <see cref="Collections.TheOnly"/>.</summary>
    public static DocumentCollection<RosterDocument> Roster { get; } =
        new("roster", Json.RosterDocument, _ => Collections.TheOnly);

    /// <summary>Looks at a member: from <see cref="Collections.MemberFrom"/> to <see cref="Collections.MemberTo"/>.</summary>
    public static DocumentIndex<LookDocument> LooksByMember { get; } =
        new("member", look => $"{look.MemberId}/{Collections.DayKey(look.Day)}/{look.Who}");

    /// <summary>Looks of a person by day: from <c>who/</c> to <c>who0</c>.</summary>
    public static DocumentIndex<LookDocument> LooksByPerson { get; } =
        new("person", look => $"{look.Who}/{Collections.DayKey(look.Day)}/{look.MemberId}");

    /// <summary>Looks at members' pages.</summary>
    public static DocumentCollection<LookDocument> Looks { get; } =
        new("looks", Json.LookDocument, look => LookDocument.IdOf(look.Day, look.Who, look.MemberId), LooksByMember, LooksByPerson);

    /// <summary>Imports that are not done.</summary>
    public static DocumentIndex<ImportDocument> ImportsUnderWay { get; } = new("underway", it => it.IsDone ? null : it.Id);

    /// <summary>Imports by id.</summary>
    public static DocumentIndex<ImportDocument> ImportsById { get; } = new("id", it => it.Id);

    /// <summary>Imports.</summary>
    public static DocumentCollection<ImportDocument> Imports { get; } =
        new("imports", Json.ImportDocument, it => it.Id, ImportsUnderWay, ImportsById);

    /// <summary>Members of imports that do not count yet, some in each.</summary>
    public static DocumentCollection<StagedDocument> Staged { get; } = new("stagedmembers", Json.StagedDocument, it => it.Id);

    /// <summary>Earlier sales of imports that do not count yet.</summary>
    public static DocumentCollection<EarlierSaleDocument> StagedSales { get; } =
        new("stagedsales", Json.EarlierSaleDocument, it => it.Id);

    /// <summary>Earlier sales of a member by day: <see cref="Collections.MemberFrom"/> to <see cref="Collections.MemberTo"/>.</summary>
    public static DocumentIndex<EarlierSaleDocument> EarlierByMember { get; } =
        new("member", it => Collections.MemberFrom(it.MemberId) + it.DayKey);

    /// <summary>What members bought before this register.</summary>
    public static DocumentCollection<EarlierSaleDocument> EarlierSales { get; } =
        new("earliersales", Json.EarlierSaleDocument, it => it.Id, EarlierByMember);

    /// <summary>Members who were joined, by id.</summary>
    public static DocumentIndex<FamilyDocument> FamiliesById { get; } = new("id", it => it.Id);

    /// <summary>Who was joined into whom, by member.</summary>
    public static DocumentCollection<FamilyDocument> Families { get; } =
        new("families", Json.FamilyDocument, it => it.Id, FamiliesById);

    /// <summary>All of them, for the engines.</summary>
    public static IReadOnlyList<IDocumentCollection> All { get; } = [Attributes, Roster, Looks, Imports, Staged, StagedSales, EarlierSales, Families];

    /// <summary>The shop's choices.</summary>
    public static RosterSettings Settings(IDocumentReader documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        return documents.Get(Roster, Collections.TheOnly)?.Settings ?? new();
    }

    /// <summary>Every question of the shop in its order, retired ones included.</summary>
    public static IReadOnlyList<AttributeDefinition> Definitions(IDocumentReader documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        return [.. documents.Range(Attributes, AttributesByOrder, "", Collections.End, AttributeRules.DefinitionLimit).Select(it => it.Attribute)];
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(InstantJsonConverter)])]
[JsonSerializable(typeof(AttributeDocument))]
[JsonSerializable(typeof(RosterDocument))]
[JsonSerializable(typeof(LookDocument))]
[JsonSerializable(typeof(ImportDocument))]
[JsonSerializable(typeof(StagedDocument))]
[JsonSerializable(typeof(StagedMember))]
[JsonSerializable(typeof(FamilyDocument))]
[JsonSerializable(typeof(EarlierSaleDocument))]
[JsonSerializable(typeof(EarlierLine))]
[JsonSerializable(typeof(AttributeChoice))]
[JsonSerializable(typeof(MemberAttribute))]
[JsonSerializable(typeof(ContactChannel))]
[JsonSerializable(typeof(string))]
internal sealed partial class RosterJson : JsonSerializerContext;
