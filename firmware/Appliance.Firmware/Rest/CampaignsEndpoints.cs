using System.ComponentModel;
using System.Security.Cryptography;
using Appliance.Domain.Journal;
using Appliance.Domain.Marketing;
using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Firmware.Marketing;
using Appliance.Firmware.Marketing.Sheets;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Campaigns;
using Appliance.Storage.Projections.Groups;

namespace Appliance.Firmware.Rest;

/// <summary>Campaigns: planned, previewed, begun, sent, and what they brought.</summary>
internal static class CampaignsEndpoints
{
    /// <summary>Messages of one request of those that a person carried out.</summary>
    private const int PostedLimit = 500;

    private const int AudienceLimit = 1_000;

    private const string RestsAfterFailure = "データベースを読めず、送信を休んでいます。自動で再開します。";

    public static void MapCampaigns(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/campaigns").WithTags("campaigns").Needs(Access.CampaignsRead);
        group.MapGet("/", (IDocumentReader documents) => TypedResults.Ok<IReadOnlyList<CampaignResponse>>(
            [.. CampaignChanges.All(documents).Reverse().Select(CampaignResponse.Of)])).WithName("listCampaigns")
            .WithSummary("Every campaign, the newest first.");
        group.MapGet("/channels", Channels).WithName("listChannels").Produces<IReadOnlyList<ChannelResponse>>()
            .WithSummary("Ways to reach members: which are set up, and what is wrong with them.");
        group.MapGet("/audiences", (IDocumentReader documents) => TypedResults.Ok<IReadOnlyList<AudienceResponse>>(
        [
            .. documents.Range(GroupsCollections.Segments, GroupsCollections.SegmentsById, "", Collections.End, AudienceLimit)
                .Where(it => !it.Archived).Select(it => new AudienceResponse(it.Id, it.Name, it.Count)),
        ])).WithName("listAudiences").WithSummary("Groups a campaign can be for, with how many are in them now.");
        group.MapGet("/{id}", Get).WithName("getCampaign").Produces<CampaignResponse>().ProducesProblem(404);
        group.MapPost("/", CreateAsync).WithName("createCampaign").Needs(Access.CampaignsWrite)
            .Produces<CampaignResponse>(201).ProducesProblem(400).ProducesProblem(422).ProducesProblem(503);
        group.MapPut("/{id}", ChangeAsync).WithName("putCampaign").Needs(Access.CampaignsWrite)
            .Produces<CampaignResponse>().ProducesProblem(400).ProducesProblem(422).ProducesProblem(503)
            .WithSummary("Changes a campaign that has not begun.");
        group.MapPost("/preview", Preview).WithName("previewCampaign")
            .Produces<CampaignPreview>().ProducesProblem(400).ProducesProblem(422)
            .WithSummary("How many would be drawn today, why others would not, and what one of them would read.");
        group.MapPost("/{id}/start", StartAsync).WithName("startCampaign").Needs(Access.CampaignsWrite)
            .Produces<CampaignResponse>().ProducesProblem(422).ProducesProblem(503)
            .WithSummary("Begins: the seed of the lot is journaled, then members are drawn.");
        group.MapPost("/{id}/stop", StopAsync).WithName("stopCampaign").Needs(Access.CampaignsWrite)
            .Produces<CampaignResponse>().ProducesProblem(422).ProducesProblem(503);
        group.MapGet("/{id}/effect", GetEffect).WithName("getCampaignEffect").Produces<CampaignEffect>().ProducesProblem(404)
            .WithSummary("What it brought, against the control group drawn by lot.");
        group.MapGet("/{id}/messages", Messages).WithName("listCampaignMessages")
            .Produces<Page<CampaignMessageResponse>>().ProducesProblem(400).ProducesProblem(404);
        group.MapPost("/{id}/posted", PostedAsync).WithName("markCampaignPosted").Needs(Access.CampaignsWrite)
            .Produces<CampaignResponse>().ProducesProblem(400).ProducesProblem(422).ProducesProblem(503)
            .WithSummary("Postcards were posted, calls made: those messages count as sent.");
        group.MapGet("/{id}/sheets.html", PrintSheets).WithName("printCampaign").Needs(Access.MembersDispose)
            .Produces<string>(200, "text/html").ProducesProblem(400).ProducesProblem(404)
            .WithSummary("A page to print: postcard, label12 or label24, or a telephone list; what waits, 500 at most.");
        group.MapGet("/{id}/members.csv", Csv).WithName("exportCampaign").Needs(Access.MembersDispose)
            .Produces<string>(200, "text/csv").ProducesProblem(404);
    }

    private static IResult Channels(Outreach outreach)
    {
        IReadOnlyList<ChannelResponse> all =
        [
            .. Enum.GetValues<ContactChannel>().Select(channel =>
            {
                var sender = outreach.Senders.FirstOrDefault(it => it.Channel == channel);
                var ready = sender is not null || channel is not (ContactChannel.Email or ContactChannel.Line);
                var trouble = sender?.Trouble ?? (sender?.Rounds.Failure is null ? null : RestsAfterFailure);
                return new ChannelResponse(channel, ready, trouble);
            }),
        ];
        return TypedResults.Ok(all);
    }

    private static IResult Get(string id, IDocumentReader documents) =>
        CampaignChanges.Find(documents, id) is { } found ? TypedResults.Ok(CampaignResponse.Of(found)) : Missing(id);

    private static async Task<IResult> CreateAsync(
        CampaignRequest request, StationLoop station, IDocumentReader documents, CancellationToken cancellationToken)
    {
        var outcome = await station.SubmitAsync(
            reader => CampaignChanges.Define(reader, request.ToCampaign("")), cancellationToken);
        if (outcome.Refusal is { } refusal) return Changes.ForRefusal(refusal);
        var made = outcome.Entries.Select(entry => entry.Data).OfType<CampaignDefined>().Single().Campaign;
        return TypedResults.Created($"/api/v1/campaigns/{made.Id}", CampaignResponse.Of(CampaignDocument.Planned(made)));
    }

    private static Task<IResult> ChangeAsync(
        string id, CampaignRequest request, StationLoop station, IDocumentReader documents, CancellationToken token) =>
        MakeAsync(station, documents, id, reader => CampaignChanges.Define(reader, request.ToCampaign(id)), token);

    private static Task<IResult> StartAsync(
        string id, StationLoop station, IDocumentReader documents, TimeProvider time, CancellationToken token)
    {
        var seed = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Lot.SeedBytes));
        return MakeAsync(station, documents, id, reader => CampaignChanges.Start(reader, id, seed, Today(station, time)), token);
    }

    private static Task<IResult> StopAsync(
        string id, StationLoop station, IDocumentReader documents, CancellationToken token) =>
        MakeAsync(station, documents, id, reader => CampaignChanges.Stop(reader, id), token);

    private static async Task<IResult> PostedAsync(
        string id, PostedRequest request, StationLoop station, IDocumentReader documents, CancellationToken token)
    {
        if (request.MemberIds.Count is 0 or > PostedLimit)
        {
            return Problems.Invalid("members-out-of-range", $"会員は1～{PostedLimit}人ずつ指定してください。");
        }

        foreach (var slice in request.MemberIds.Chunk(CampaignLimits.DrawnAtOnce))
        {
            var outcome = await station.SubmitAsync(reader => CampaignChanges.Posted(reader, id, slice), token);
            if (outcome.Refusal is { } refusal) return Changes.ForRefusal(refusal);
        }

        return Get(id, documents);
    }

    private static IResult Preview(
        CampaignRequest request, StationLoop station, IDocumentReader documents, TimeProvider time)
    {
        var campaign = request.ToCampaign("");
        if (CampaignChanges.Check(documents, campaign) is { } refusal) return Problems.Refused(refusal);
        if (station.RealState.Goods.Shop is not { } shop) return Problems.NotFound("お店の設定がまだありません。");
        return TypedResults.Ok(AudiencePreview.Of(documents, campaign, shop, Today(station, time)));
    }

    private static IResult GetEffect(string id, IDocumentReader documents) =>
        CampaignChanges.Find(documents, id) is { } found ? TypedResults.Ok(CampaignEffect.Of(found)) : Missing(id);

    private static IResult Messages(
        string id, IDocumentReader documents, string state = "waiting", int? limit = null, string? cursor = null)
    {
        if (CampaignChanges.Find(documents, id) is null) return Missing(id);
        if (!Enum.TryParse<MessageState>(state, ignoreCase: true, out var wanted) || !Enum.IsDefined(wanted))
        {
            return Problems.Invalid("state-unknown", "state は waiting, sending, sent, refused, doubtful, withdrawn のどれかです。");
        }

        var count = limit ?? RestLimits.DefaultPage;
        if (count is < 1 or > RestLimits.LongestPage)
        {
            return Problems.Invalid("limit-out-of-range", $"limit は1～{RestLimits.LongestPage}です。");
        }

        var from = CampaignCollections.CampaignFrom(id, wanted);
        var position = cursor is null ? from : Paging.Key(cursor);
        if (position?.StartsWith(from, StringComparison.Ordinal) != true)
        {
            return Problems.Invalid("cursor-malformed", "cursor が正しくありません。");
        }

        var index = CampaignCollections.MessagesByCampaign;
        var found = documents.Range(CampaignCollections.Messages, index, position, from + Collections.End, count + 1);
        return TypedResults.Ok(Paging.Cut(
            found,
            count,
            it => index.Key(it) + "\0",
            it => CampaignMessageResponse.Of(it, documents.Get(Collections.Members, it.MemberId)?.Profile?.Name)));
    }

    private static IResult PrintSheets(
        string id, IDocumentReader documents, StationLoop station, string form = "postcard")
    {
        if (CampaignChanges.Find(documents, id) is not { } found) return Missing(id);
        if (station.RealState.Goods.Shop is not { } shop) return Problems.NotFound("お店の設定がまだありません。");
        var page = SheetPage.Of(documents, found, shop, form);
        return page is null
            ? Problems.Invalid("form-unknown", "form は postcard, label12, label24, phone のどれかです。")
            : TypedResults.Content(page, "text/html; charset=utf-8");
    }

    private static IResult Csv(string id, IDocumentReader documents) =>
        CampaignChanges.Find(documents, id) is { } found
            ? TypedResults.File(CampaignCsv.Of(documents, found), "text/csv; charset=utf-8", $"{id}.csv")
            : Missing(id);

    private static async Task<IResult> MakeAsync(
        StationLoop station,
        IDocumentReader documents,
        string id,
        Func<IDocumentReader, ChangeRequested> change,
        CancellationToken cancellationToken)
    {
        var outcome = await station.SubmitAsync(change, cancellationToken);
        return outcome.Refusal is { } refusal ? Changes.ForRefusal(refusal) : Get(id, documents);
    }

    private static DateOnly Today(StationLoop station, TimeProvider time) =>
        ShopDay.Today(station, time);

    private static IResult Missing(string id) => Problems.NotFound($"販促 {id} は見つかりません。");
}

/// <summary>Asks for a campaign.</summary>
internal sealed record CampaignRequest(
    [property: Description("1–40 characters.")] string Name,
    CampaignKind Kind,
    ContactChannel Channel,
    string? SegmentId,
    [property: Description("Of an e-mail, 1–60 characters; null for the other channels.")] string? Subject,
    [property: Description("Text with fields in braces: {お名前}, {ポイント}, {最終来店} …")] string Body,
    string? CouponCode,
    [property: Description("Part left out by lot, 0–5,000 basis points.")] int ControlBasisPoints,
    [property: Description("Business days in which sales count, 1–180.")] int WindowDays,
    [property: Description("What is left of a sale after its goods, 0–10,000 basis points.")] int MarginBasisPoints,
    [property: Description("Yen of one message, 0–10,000.")] long CostPerMessage = 0,
    int Days = 0,
    int GiveUpDays = 0,
    [property: Description("Whom a one-off picks by what they bought; null for the whole audience.")] AudiencePick? Pick = null,
    [property: Description("Code of the shop's own date; for the kind date alone.")] string? DateCode = null)
{
    public Campaign ToCampaign(string id) => new(
        id, Name.Trim(), Kind, Channel, SegmentId, new(Subject?.Trim(), Body), CouponCode?.Trim(), ControlBasisPoints,
        WindowDays, MarginBasisPoints, new(CostPerMessage), Days, GiveUpDays)
    {
        Pick = Pick,
        DateCode = string.IsNullOrWhiteSpace(DateCode) ? null : DateCode.Trim(),
    };
}

/// <summary>Messages that a person carried out.</summary>
internal sealed record PostedRequest([property: Description("1–500 members.")] IReadOnlyList<string> MemberIds);

/// <summary>A way to reach members.</summary>
/// <param name="Channel">Which.</param>
/// <param name="Ready">It is set up, or needs no setting up.</param>
/// <param name="Trouble">Why nothing leaves, in words; null when all is well.</param>
internal sealed record ChannelResponse(ContactChannel Channel, bool Ready, string? Trouble);

/// <summary>A group a campaign can be for.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">As shown.</param>
/// <param name="Members">In it now.</param>
internal sealed record AudienceResponse(string Id, string Name, int Members);

/// <summary>A campaign with its progress.</summary>
internal sealed record CampaignResponse(
    string Id,
    string Name,
    CampaignKind Kind,
    ContactChannel Channel,
    string? SegmentId,
    string? Subject,
    string Body,
    string? CouponCode,
    int ControlBasisPoints,
    int WindowDays,
    int MarginBasisPoints,
    long CostPerMessage,
    int Days,
    int GiveUpDays,
    CampaignState State,
    DateOnly? StartedOn,
    DateOnly? Until,
    long Treated,
    long Control,
    MessageCounts Messages,
    AudiencePick? Pick,
    string? DateCode)
{
    public static CampaignResponse Of(CampaignDocument it) => new(
        it.Campaign.Id, it.Campaign.Name, it.Campaign.Kind, it.Campaign.Channel, it.Campaign.SegmentId,
        it.Campaign.Message.Subject, it.Campaign.Message.Body, it.Campaign.CouponCode, it.Campaign.ControlBasisPoints,
        it.Campaign.WindowDays, it.Campaign.MarginBasisPoints, it.Campaign.CostPerMessage.Amount, it.Campaign.Days,
        it.Campaign.GiveUpDays, it.State, it.StartedOn, it.Until, it.Treated.Members, it.Control.Members, it.Messages,
        it.Campaign.Pick, it.Campaign.DateCode);
}

/// <summary>A message of a campaign.</summary>
internal sealed record CampaignMessageResponse(
    string MemberId, string? Name, MessageState State, int Attempts, DateTimeOffset At, string? Reason)
{
    public static CampaignMessageResponse Of(MessageDocument it, string? name) =>
        new(it.MemberId, name, it.State, it.Attempts, it.At, it.Reason);
}

/// <summary>What a campaign brought.</summary>
/// <param name="Verdict">In one word.</param>
/// <param name="TooSmall">Why nothing can be said, or null where something can.</param>
/// <param name="MissingMembers">How many members the smaller group lacks before anything can be said.</param>
/// <param name="Treated">Who was sent something.</param>
/// <param name="Control">Who was not, by lot.</param>
/// <param name="Sent">Messages that left.</param>
/// <param name="Redeemed">Sales with the coupon.</param>
/// <param name="CouponCost">What it took off them.</param>
/// <param name="MessageCost">What sending cost.</param>
/// <param name="Uplift">Yen per member above the control group, or null.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="ExtraSales">Over all treated members.</param>
/// <param name="Profit">After goods, coupons and messages; null when it is too small to tell.</param>
/// <param name="Detectable">The smallest difference per member so many members would show.</param>
internal sealed record CampaignEffect(
    EffectVerdict Verdict,
    EffectTooSmall? TooSmall,
    long MissingMembers,
    EffectGroup Treated,
    EffectGroup Control,
    long Sent,
    long Redeemed,
    Yen CouponCost,
    Yen MessageCost,
    Yen? Uplift,
    Yen? Low,
    Yen? High,
    Yen? ExtraSales,
    Yen? Profit,
    Yen? Detectable)
{
    public static CampaignEffect Of(CampaignDocument it)
    {
        Yen messageCost = new(it.Messages.Sent * it.Campaign.CostPerMessage.Amount);
        var report = Effect.Of(it.Treated, it.Control, it.Campaign.MarginBasisPoints, it.CouponCost, messageCost);
        return new(
            report.Verdict, EffectTooSmalls.Of(report, it.Control), report.MissingMembers, EffectGroup.Of(it.Treated), EffectGroup.Of(it.Control), it.Messages.Sent,
            it.Redeemed, it.CouponCost, messageCost, report.Uplift, report.Low, report.High, report.ExtraSales,
            report.Profit, report.Detectable);
    }
}

/// <summary>One of the two groups.</summary>
/// <param name="Members">Drawn.</param>
/// <param name="Responders">Of them, who bought.</param>
/// <param name="Sales">What they paid in the window.</param>
/// <param name="Before">What they paid in as many days before.</param>
/// <param name="PerMember">Sales per member, or null without members.</param>
internal sealed record EffectGroup(long Members, long Responders, Yen Sales, Yen Before, Yen? PerMember)
{
    public static EffectGroup Of(CampaignGroup group) => new(
        group.Members, group.Responders, group.Sales, group.Before,
        group.Members == 0 ? null : new(group.Sales.Amount / group.Members));
}
