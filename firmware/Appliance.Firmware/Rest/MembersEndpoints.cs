using System.ComponentModel;
using System.Globalization;
using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Firmware.Core;
using Appliance.Firmware.Roster;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Firmware.Rest;

/// <summary>The roster: lists, search, and each member.</summary>
internal static class MembersEndpoints
{
    private const int SearchLength = 64;

    public static void MapMembers(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/members").WithTags("members").Needs(Access.MembersRead);
        group.MapGet("/", List).WithName("listMembers").Produces<Page<MemberRow>>().ProducesProblem(400)
            .WithSummary("Members in an order, or those found by q: any part of reading or name, e-mail, end of a phone number, card.");
        group.MapGet("/export.csv", Export).WithName("exportMembers").Needs(Access.MembersDispose)
            .Produces<string>(200, "text/csv").ProducesProblem(400)
            .WithSummary("The roster as a list shows it, for Excel; no text in it is a formula.");
        group.MapGet("/{id}", GetAsync).WithName("getMember").Produces<MemberResponse>().ProducesProblem(404).ProducesProblem(503)
            .WithSummary("A member's page; who looked is journaled once a day.");
        group.MapGet("/{id}/name", Name).WithName("getMemberName").Produces<MemberNameResponse>().ProducesProblem(404);
        group.MapGet("/{id}/sales", Sales).WithName("listMemberSales").Produces<Page<SaleResponse>>().ProducesProblem(400)
            .WithSummary("The member's sales with their lines, the latest first; also those of members joined into it.");
        group.MapGet("/{id}/earlier-sales", EarlierSales).WithName("listEarlierSales")
            .Produces<IReadOnlyList<EarlierSaleResponse>>().ProducesProblem(404)
            .WithSummary("What the member bought before this register, brought over, the latest first.");
        group.MapPost("/", CreateAsync).WithName("createMember").Needs(Access.MembersWrite)
            .Produces<MemberResponse>(201)
            .ProducesProblem(400).ProducesProblem(422).ProducesProblem(503);
        group.MapPut("/{id}", ChangeAsync).WithName("changeMember").Needs(Access.MembersWrite)
            .Produces<MemberResponse>()
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(422).ProducesProblem(503)
            .WithSummary("The whole profile from here on; a provisional member becomes a full one.");
    }

    private static IResult List([AsParameters] MemberQuery query, IDocumentReader documents, StationLoop station, MemberFinder finder, CardHasher hasher, TimeProvider time)
    {
        var limit = query.Limit ?? RestLimits.DefaultPage;
        if (limit is < 1 or > RestLimits.LongestPage)
            return Problems.Invalid("limit-out-of-range", $"limit は1～{RestLimits.LongestPage}です。");
        var today = ShopDay.Today(station, time);
        if (!string.IsNullOrWhiteSpace(query.Q)) return Found(query.Q, limit, documents, finder, hasher, today);
        var after = query.Cursor is null ? null : Paging.Key(query.Cursor);
        if (query.Cursor is not null && after is null) return Problems.Invalid("cursor-malformed", "cursor が正しくありません。");
        if (!MemberLists.Orders.TryGetValue(query.Sort ?? "kana", out var order))
            return Problems.Invalid("sort-unknown", $"sort は {string.Join("、", MemberLists.Orders.Keys)} のどれかです。");
        if (query.Filter(today) is not { } filter) return Problems.Invalid("filter-invalid", "絞り込みの値が正しくありません。");
        var (items, next) = MemberLists.Page(documents, order, query.Descending == true, filter, after, limit);
        return TypedResults.Ok(new Page<MemberRow>([.. items.Select(it => MemberRow.Of(it, today))], next is null ? null : Paging.Cursor(next)));
    }

    private static IResult Found(
        string query, int limit, IDocumentReader documents, MemberFinder finder, CardHasher hasher, DateOnly today)
    {
        if (query.Length > SearchLength) return Problems.Invalid("query-too-long", $"検索は{SearchLength}文字までです。");
        var text = query.Trim();
        List<MemberDocument?> exact =
        [
            ByNumber(documents, text),
            CardUid.TryParse(text, out var uid) && documents.Get(Collections.Cards, hasher.Hash(uid!)) is { } card
                ? MergedMembers.Living(documents, card.MemberId)
                : null,
        ];
        var found = exact.OfType<MemberDocument>()
            .Concat(finder.Find(text).Select(id => documents.Get(Collections.Members, id)).OfType<MemberDocument>())
            .Where(member => !member.IsErased)
            .DistinctBy(member => member.Id)
            .Take(limit);
        return TypedResults.Ok(new Page<MemberRow>([.. found.Select(it => MemberRow.Of(it, today))], null));
    }

    private static MemberDocument? ByNumber(IDocumentReader documents, string text)
    {
        var digits = text is ['M' or 'm', ..] ? text[1..] : text;
        return digits.Length is > 0 and <= Limits.EntryDigits
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? MergedMembers.Living(documents, $"M{number:D6}")
                : null;
    }

    private static IResult Export([AsParameters] MemberQuery query, IDocumentReader documents, StationLoop station, TimeProvider time) =>
        query.Filter(ShopDay.Today(station, time)) is { } filter
            ? TypedResults.Stream(file => Aside.RunAsync(() => WriteCsv(file, documents, filter)), "text/csv; charset=utf-8", "members.csv")
            : Problems.Invalid("filter-invalid", "絞り込みの値が正しくありません。");

    private static async Task WriteCsv(Stream file, IDocumentReader documents, MemberFilter filter)
    {
        using MemoryStream bytes = new();
        MemberCsv.Write(bytes, documents, filter);
        bytes.Position = 0;
        await bytes.CopyToAsync(file);
    }

    private static async Task<IResult> GetAsync(
        string id, HttpContext context, StationLoop station, IDocumentReader documents, TimeProvider time, CancellationToken cancellationToken)
    {
        if (documents.Get(Collections.Members, id) is null) return Missing(id);
        var refusal = await Looks.RecordAsync(
            station, documents, ShopDay.Today(station, time), Authors.Reader(context), id, cancellationToken);
        if (refusal is not null) return Changes.ForRefusal(refusal);
        return TypedResults.Ok(Answer(id, documents, station, time));
    }

    private static IResult Name(string id, IDocumentReader documents) =>
        MergedMembers.Living(documents, id) is { } member
            ? TypedResults.Ok(new MemberNameResponse(member.Id, member.Profile?.Name, member.Profile?.Kana))
            : Missing(id);

    private static IResult Sales(string id, IDocumentReader documents, int? limit = null, string? cursor = null)
    {
        var count = limit ?? RestLimits.DefaultPage;
        if (count is < 1 or > RestLimits.LongestPage)
            return Problems.Invalid("limit-out-of-range", $"limit は1～{RestLimits.LongestPage}です。");
        var before = cursor is null ? Collections.End : Paging.Key(cursor);
        if (before is null) return Problems.Invalid("cursor-malformed", "cursor が正しくありません。");
        var found = MergedMembers.Family(documents, id)
            .SelectMany(own => documents.Range(
                Collections.Sales, Collections.SalesByMember, Collections.MemberFrom(own), Collections.MemberFrom(own) + before,
                count + 1, descending: true))
            .OrderByDescending(sale => sale.Number)
            .Take(count + 1)
            .ToList();
        return TypedResults.Ok(Paging.Cut(found, count, Collections.DayAndNumber, SaleResponse.Of));
    }

    private static IResult EarlierSales(string id, IDocumentReader documents) =>
        documents.Get(Collections.Members, id) is null
            ? Missing(id)
            : TypedResults.Ok(EarlierSaleResponse.Of(documents, id, RestLimits.LongestPage));

    private static async Task<IResult> CreateAsync(
        MemberRequest request,
        StationLoop station,
        IDocumentReader documents,
        CardHasher hasher,
        TimeProvider time,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var (profile, problems) = request.Read(documents, ShopDay.Today(station, time));
        if (problems.Count > 0) return MemberProblems.Of(problems);
        byte[]? uid = null;
        if (request.CardUid is { } card && !CardUid.TryParse(card, out uid))
            return Problems.Invalid("card-uid-invalid", "カード番号は4～10バイトの16進数で入れてください。");
        var requestKey = context.Request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } key ? key : null;
        if (requestKey is not null && Earlier(documents, requestKey) is { } earlier) return Created(earlier.Id, documents, station, time);

        var hash = uid is null ? null : hasher.Hash(uid);
        var consents = request.Consents(RosterCollections.Settings(documents).ConsentWording);
        var outcome = await station.SubmitAsync(
            reader => new MemberRequested(
                profile, hash, hash is null ? null : MemberCards.OwnerOf(reader, hash), requestKey, consents, Authors.Reader(context)),
            cancellationToken);
        if (outcome.Refusal is { } refusal) return Changes.ForRefusal(refusal);
        var made = outcome.Entries.Select(entry => entry.Data).OfType<MemberRegistered>().Single();
        return Created(made.MemberId, documents, station, time);
    }

    private static async Task<IResult> ChangeAsync(
        string id,
        ProfileRequest request,
        StationLoop station,
        IDocumentReader documents,
        TimeProvider time,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        if (documents.Get(Collections.Members, id) is null) return Missing(id);
        var (profile, problems) = request.Read(documents, ShopDay.Today(station, time));
        if (problems.Count > 0) return MemberProblems.Of(problems);
        return await MemberChanges.MakeAsync(
            station, id, member => new([new MemberChanged(member.Id, profile)]), Authors.Reader(context),
            () => TypedResults.Ok(Answer(id, documents, station, time)), cancellationToken);
    }

    private static MemberDocument? Earlier(IDocumentReader documents, string requestKey)
    {
        var found = documents.Range(
            Collections.Members, Collections.MembersByRequest, requestKey, requestKey + "\0", 1);
        return found.Count == 0 ? null : found[0];
    }

    private static IResult Created(string id, IDocumentReader documents, StationLoop station, TimeProvider time) =>
        TypedResults.Created($"/api/v1/members/{id}", Answer(id, documents, station, time));

    /// <summary>A member's page, whoever was joined into whom.</summary>
    internal static MemberResponse Answer(string id, IDocumentReader documents, StationLoop station, TimeProvider time) =>
        MemberResponse.Of(documents.Get(Collections.Members, id)!, documents, ShopDay.Today(station, time));

    internal static IResult Missing(string id) => Problems.NotFound($"会員 {id} は見つかりません。");
}

/// <summary>What a list of members shows, and how.</summary>
internal sealed record MemberQuery(
    [property: FromQuery(Name = "q"), Description("Any part of reading or name, e-mail, end of a phone number, number, card.")]
    string? Q,
    [property: FromQuery(Name = "sort"), Description("kana (default), number, lastVisit, totalSpent, visits or points.")]
    string? Sort,
    [property: FromQuery(Name = "descending")] bool? Descending,
    [property: FromQuery(Name = "birthMonth"), Description("1–12.")] int? BirthMonth,
    [property: FromQuery(Name = "provisional")] bool? Provisional,
    [property: FromQuery(Name = "absentDays"), Description("Last visit at least so many days ago, or never.")] int? AbsentDays,
    [property: FromQuery(Name = "withinDays"), Description("Last visit at most so many days ago.")] int? WithinDays,
    [property: FromQuery(Name = "reachable"), Description("Agreed to be reached by: email, line, post, phone or receipt.")]
    string? Reachable,
    [property: FromQuery(Name = "attribute"), Description("Code of a question, or code:value.")] string? Attribute,
    [property: FromQuery(Name = "limit")] int? Limit,
    [property: FromQuery(Name = "cursor")] string? Cursor)
{
    private const int LongestDays = 36_500;

    /// <summary>What it lets through; null when a value cannot be.</summary>
    public MemberFilter? Filter(DateOnly today)
    {
        ContactChannel? channel = null;
        if (Reachable is not null)
        {
            if (!Enum.TryParse<ContactChannel>(Reachable, ignoreCase: true, out var known)) return null;
            channel = known;
        }

        if (BirthMonth is < 1 or > 12 || AbsentDays is < 0 or > LongestDays || WithinDays is < 0 or > LongestDays) return null;
        var asked = Attribute?.Split(':', 2);
        return new(
            BirthMonth, Provisional, AbsentDays is { } absent ? today.AddDays(1 - absent) : null,
            WithinDays is { } within ? today.AddDays(-within) : null, channel, asked?[0], asked?.Length == 2 ? asked[1] : null);
    }
}
