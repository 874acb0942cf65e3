using System.ComponentModel;
using System.Security.Cryptography;
using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Loyalty;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.GiftCards;

namespace Appliance.Firmware.Rest;

/// <summary>Gift cards: numbers for new ones, what is owed on them, lost ones. They are sold and used at the register.</summary>
internal static class GiftCardsEndpoints
{
    private const int NumbersAtOnce = 200;

    /// <summary>Cards with something left on them that are added up.</summary>
    private const int OpenLimit = 10_000;

    private static readonly Refusal Unknown =
        new("gift-card-unknown", "このギフトカードは販売されていません。", DisplayPage.Blank);

    private static readonly Refusal Blocked =
        new("gift-card-blocked", "このギフトカードはもう止めてあります。", DisplayPage.Blank);

    private static readonly Refusal NotNew =
        new("gift-card-not-new", "新しいカードの番号が正しくないか、もう販売されています。", DisplayPage.Blank);

    public static void MapGiftCards(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/gift-cards").WithTags("loyalty").Needs(Access.LoyaltyRead);
        group.MapGet("/", List).WithName("listGiftCards").Produces<GiftCardsResponse>()
            .WithSummary("What the shop owes on gift cards, and the cards sold last.");
        group.MapPost("/find", Find).WithName("findGiftCard").Produces<GiftCardResponse>().ProducesProblem(404)
            .WithSummary("A card by its whole number, which is its only key and so stands in no address.");
        group.MapPost("/numbers", Numbers).WithName("makeGiftCardNumbers").Needs(Access.LoyaltyWrite)
            .Produces<IReadOnlyList<string>>().ProducesProblem(400)
            .WithSummary("Numbers of new cards, to be printed as barcodes (Code 128) by whoever makes the cards.");
        group.MapPost("/block", BlockAsync).WithName("blockGiftCard").Needs(Access.LoyaltyWrite)
            .Produces<GiftCardResponse>().ProducesProblem(422).ProducesProblem(503)
            .WithSummary("A card is lost; with the number of a new card its balance moves there.");
    }

    private static IResult List(IDocumentReader documents)
    {
        var today = StoredLookup.Today(documents);
        var open = documents.Range(GiftCardCollections.Cards, GiftCardCollections.Open, "", Collections.End, OpenLimit);
        var latest = documents.Range(
            GiftCardCollections.Cards, GiftCardCollections.ByDay, "", Collections.End, RestLimits.DefaultPage, descending: true);
        return TypedResults.Ok(new GiftCardsResponse(
            open.Aggregate(Yen.Zero, (sum, it) => sum + it.Card.BalanceOn(today)),
            open.Count(it => it.Card.BalanceOn(today) > Yen.Zero),
            [.. latest.Select(it => GiftCardResponse.Of(it, today))]));
    }

    private static IResult Find(GiftCardRequest request, IDocumentReader documents) =>
        documents.Get(GiftCardCollections.Cards, request.CardId.Trim()) is { } card
            ? TypedResults.Ok(GiftCardResponse.Of(card, StoredLookup.Today(documents)))
            : Problems.NotFound(Unknown.Text);

    private static IResult Numbers(NumbersRequest request) => request.Count is < 1 or > NumbersAtOnce
        ? Problems.Invalid("count-out-of-range", $"枚数は1～{NumbersAtOnce}です。")
        : TypedResults.Ok<IReadOnlyList<string>>(
        [
            .. Enumerable.Range(0, request.Count)
                .Select(_ => GiftCard.IdOf(RandomNumberGenerator.GetString("0123456789", GiftCard.Digits - 1))),
        ]);

    private static async Task<IResult> BlockAsync(
        BlockGiftCardRequest request, StationLoop station, IDocumentReader documents, HttpContext context,
        CancellationToken cancellationToken)
    {
        var (id, next) = (request.CardId.Trim(), request.ReplacedBy?.Trim());
        var outcome = await station.SubmitAsync(
            reader => Check(reader, id, next) is { } refusal
                ? ChangeRequested.No(refusal)
                : new([new GiftCardBlocked(id, next)], By: Authors.Of(context)),
            cancellationToken);
        return outcome.Refusal is { } no
            ? Changes.ForRefusal(no)
            : TypedResults.Ok(GiftCardResponse.Of(
                documents.Get(GiftCardCollections.Cards, next ?? id)!, StoredLookup.Today(documents)));
    }

    private static Refusal? Check(IDocumentReader reader, string id, string? next)
    {
        if (reader.Get(GiftCardCollections.Cards, id) is not { } card) return Unknown;
        if (card.Card.Blocked) return Blocked;
        return next is not null && (!GiftCard.IsId(next) || reader.Get(GiftCardCollections.Cards, next) is not null) ? NotNew : null;
    }
}

/// <summary>Which gift card.</summary>
internal sealed record GiftCardRequest([property: Description("GC- and 16 digits.")] string CardId);

/// <summary>How many numbers.</summary>
internal sealed record NumbersRequest([property: Description("1–200.")] int Count);

/// <summary>Which gift card is lost.</summary>
internal sealed record BlockGiftCardRequest(
    [property: Description("GC- and 16 digits.")] string CardId,
    [property: Description("Number of a card not sold yet, which gets the balance; null for none.")] string? ReplacedBy = null);

/// <summary>A gift card; its whole number is told nowhere.</summary>
/// <param name="Tail">Its last four digits.</param>
/// <param name="Balance">What can be paid with it today.</param>
/// <param name="Sold">What was on it at first.</param>
/// <param name="SoldOn">Business day.</param>
/// <param name="ExpiresOn">Last business day.</param>
/// <param name="Blocked">Lost, or replaced.</param>
internal sealed record GiftCardResponse(string Tail, Yen Balance, Yen Sold, DateOnly SoldOn, DateOnly ExpiresOn, bool Blocked)
{
    public static GiftCardResponse Of(GiftCardDocument it, DateOnly today) =>
        new(it.Id[^4..], it.Card.BalanceOn(today), it.Sold, it.SoldOn, it.Card.ExpiresOn, it.Card.Blocked);
}

/// <summary>Gift cards together.</summary>
/// <param name="Owed">What can still be paid with them.</param>
/// <param name="Open">Cards with something left.</param>
/// <param name="Latest">Those sold last.</param>
internal sealed record GiftCardsResponse(Yen Owed, int Open, IReadOnlyList<GiftCardResponse> Latest);
