using System.Text.Json.Serialization;
using Appliance.Domain.Members;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;

namespace Appliance.Storage.Projections.Prepaid;

/// <summary>The collections of members' prepaid.</summary>
public static class PrepaidCollections
{
    /// <summary>Moves of a member in the order of their entries: <c>member/id</c>.</summary>
    public static DocumentIndex<PrepaidMoveDocument> MovesByMember { get; } =
        new("member", move => Collections.MemberFrom(move.MemberId) + move.Id);

    /// <summary>All members' prepaid, under <see cref="Collections.TheOnly"/>.</summary>
    public static DocumentCollection<PrepaidAccountDocument> Account { get; } =
        new("prepaidaccount", PrepaidJson.Default.PrepaidAccountDocument, _ => Collections.TheOnly);

    /// <summary>Every move.</summary>
    public static DocumentCollection<PrepaidMoveDocument> Moves { get; } =
        new("prepaidmoves", PrepaidJson.Default.PrepaidMoveDocument, move => move.Id, MovesByMember);

    /// <summary>All of them, for the engines.</summary>
    public static IReadOnlyList<IDocumentCollection> All { get; } = [Account, Moves];

    /// <summary>All members' prepaid.</summary>
    public static PrepaidAccount AccountOf(IDocumentReader documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        return documents.Get(Account, Collections.TheOnly)?.Account ?? PrepaidAccount.Zero;
    }

    /// <summary>The latest moves of a member and of all joined into it, the latest first.</summary>
    /// <param name="documents">A store.</param>
    /// <param name="memberId">A living member.</param>
    /// <param name="limit">How many at most.</param>
    public static IReadOnlyList<PrepaidMoveDocument> MovesOf(IDocumentReader documents, string memberId, int limit) =>
    [
        .. MergedMembers.Family(documents, memberId)
            .SelectMany(id => documents.Range(
                Moves, MovesByMember, Collections.MemberFrom(id), Collections.MemberTo(id), limit, descending: true))
            .OrderByDescending(move => move.Sequence)
            .Take(limit),
    ];
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(InstantJsonConverter)])]
[JsonSerializable(typeof(PrepaidAccountDocument))]
[JsonSerializable(typeof(PrepaidMoveDocument))]
internal sealed partial class PrepaidJson : JsonSerializerContext;
