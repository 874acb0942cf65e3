using System.Buffers;
using System.ComponentModel;
using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Rest;

internal static class MembersEndpoints
{
    private const int NameLength = 128;
    private const int PhoneLength = 20;
    private const int EmailLength = 254;
    private static readonly SearchValues<char> PhoneCharacters = SearchValues.Create("0123456789+- ");

    public static void MapMembers(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/members").WithTags("members").Needs(Access.MembersRead);
        group.MapGet("/", List).WithName("listMembers").Produces<Page<MemberResponse>>().ProducesProblem(400)
            .WithSummary("Members by their reading (kana).");
        group.MapGet("/{id}", Get).WithName("getMember").Produces<MemberResponse>().ProducesProblem(404);
        group.MapPost("/", CreateAsync).WithName("createMember").Needs(Access.MembersWrite)
            .Produces<MemberResponse>(201)
            .ProducesProblem(400).ProducesProblem(422).ProducesProblem(503);
    }

    private static IResult List(IDocumentReader documents, int? limit = null, string? cursor = null)
    {
        var count = limit ?? RestLimits.DefaultPage;
        if (count is < 1 or > RestLimits.LongestPage)
        {
            return Problems.Invalid("limit-out-of-range", $"limit は1～{RestLimits.LongestPage}です。");
        }

        var position = cursor is null ? "" : Paging.Key(cursor);
        if (position is null) return Problems.Invalid("cursor-malformed", "cursor が正しくありません。");
        var index = Collections.MembersByKana;
        var found = documents.Range(Collections.Members, index, position, "\uFFFF", count + 1);
        return TypedResults.Ok(Paging.Cut(found, count, member => index.Key(member) + "\0", MemberResponse.Of));
    }

    private static IResult Get(string id, IDocumentReader documents) =>
        documents.Get(Collections.Members, id) is { } member
            ? TypedResults.Ok(MemberResponse.Of(member))
            : Problems.NotFound($"会員 {id} は見つかりません。");

    private static async Task<IResult> CreateAsync(
        MemberRequest request,
        StationLoop station,
        IDocumentReader documents,
        CardHasher hasher,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        if (Check(request, out var profile, out var uid) is { } problem) return problem;
        var requestKey = context.Request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } key ? key : null;
        if (requestKey is not null && Earlier(documents, requestKey) is { } earlier) return Created(earlier);

        var hash = uid is null ? null : hasher.Hash(uid);
        var outcome = await station.SubmitAsync(
            reader => new MemberRequested(
                profile!, hash, hash is null ? null : reader.Get(Collections.Cards, hash)?.MemberId, requestKey),
            cancellationToken);
        if (outcome.Refusal is { } refusal) return Changes.ForRefusal(refusal);
        var made = outcome.Entries.Select(entry => entry.Data).OfType<MemberRegistered>().Single();
        return Created(documents.Get(Collections.Members, made.MemberId)!);
    }

    private static MemberDocument? Earlier(IDocumentReader documents, string requestKey)
    {
        var found = documents.Range(
            Collections.Members, Collections.MembersByRequest, requestKey, requestKey + "\0", 1);
        return found.Count == 0 ? null : found[0];
    }

    private static IResult Created(MemberDocument member) =>
        TypedResults.Created($"/api/v1/members/{member.Id}", MemberResponse.Of(member));

    private static IResult? Check(MemberRequest request, out MemberProfile? profile, out byte[]? uid)
    {
        (profile, uid) = (null, null);
        var name = request.Name?.Trim() ?? "";
        var kana = request.Kana?.Trim() ?? "";
        if (name.Length is 0 or > NameLength) return Problems.Invalid("name-invalid", $"お名前は1～{NameLength}文字で入れてください。");
        if (kana.Length > NameLength) return Problems.Invalid("kana-invalid", $"フリガナは{NameLength}文字までです。");
        if (request.Phone is { } phone
            && (phone.Length is 0 or > PhoneLength || phone.AsSpan().ContainsAnyExcept(PhoneCharacters)))
        {
            return Problems.Invalid("phone-invalid", "電話番号は数字とハイフンで入れてください。");
        }

        if (request.Email is { } email && (email.Length > EmailLength || email.IndexOf('@', StringComparison.Ordinal) is < 1))
        {
            return Problems.Invalid("email-invalid", "メールアドレスの形が正しくありません。");
        }

        if (request.CardUid is { } card && !CardUid.TryParse(card, out uid))
        {
            return Problems.Invalid("card-uid-invalid", "カード番号は4～10バイトの16進数で入れてください。");
        }

        profile = new(name, kana, request.Phone, request.Email, request.Birthday);
        return null;
    }
}

/// <summary>Asks for a new member.</summary>
internal sealed record MemberRequest(
    [property: Description("1–128 characters.")] string? Name,
    [property: Description("Reading (フリガナ), at most 128 characters.")] string? Kana = null,
    string? Phone = null,
    string? Email = null,
    DateOnly? Birthday = null,
    [property: Description("Card id, 4–10 bytes in hex. Only a keyed hash of it is kept.")] string? CardUid = null);

/// <summary>A member.</summary>
internal sealed record MemberResponse(
    string Id,
    string? Name,
    string? Kana,
    string? Phone,
    string? Email,
    DateOnly? Birthday,
    long Points,
    Yen TotalSpent,
    int Visits,
    Yen? AverageSpend,
    DateOnly? LastVisit,
    int Cards)
{
    public static MemberResponse Of(MemberDocument member) => new(
        member.Id, member.Profile?.Name, member.Profile?.Kana, member.Profile?.Phone, member.Profile?.Email,
        member.Profile?.Birthday, member.Points, member.TotalSpent, member.Visits,
        member.Visits == 0 ? null : new(member.TotalSpent.Amount / member.Visits), member.LastVisit, member.CardCount);
}
