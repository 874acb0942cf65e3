using Appliance.Domain.Staff;
using Appliance.Firmware.Marketing.Line;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Rest;

/// <summary>What LINE tells the shop, and the number that connects a member with their LINE.</summary>
internal static class LineEndpoints
{
    public static void MapLine(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/line/webhook", HearAsync).WithName("lineWebhook").WithTags("line").OpenToAnyone()
            .Produces(200).ProducesProblem(400).ProducesProblem(401).ProducesProblem(404)
            .WithSummary("Webhook of the LINE Messaging API; nothing without Line:ChannelSecretFile, nobody without LINE's signature.");
        routes.MapPost("/api/v1/members/{id}/line-code", GiveCode).WithName("giveLineCode").WithTags("line")
            .Needs(Access.MembersWrite).Produces<LineCodeResponse>(201).ProducesProblem(404).ProducesProblem(422)
            .WithSummary("A number of six digits: who sends it to the shop's LINE account is connected with the member.");
    }

    private static async Task<IResult> HearAsync(HttpContext context, LineDesk desk, CancellationToken cancellationToken)
    {
        if (desk.Secret is not { } secret) return Problems.NotFound("この宛先はありません。");
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body, cancellationToken);
        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        if (!LineWebhook.IsSigned(bytes.Span, context.Request.Headers[LineWebhook.SignatureHeader], secret))
        {
            return Problems.Of(StatusCodes.Status401Unauthorized, "line-signature", "LINEの署名が正しくありません。");
        }

        if (LineWebhook.Read(bytes) is not { } events) return Problems.Invalid("line-body", "LINEの通知として読めません。");
        foreach (var it in events) await desk.HearAsync(it, cancellationToken);
        return TypedResults.Ok();
    }

    private static IResult GiveCode(string id, LineDesk desk, IDocumentReader documents)
    {
        if (documents.Get(Collections.Members, id) is not { IsErased: false, Profile: not null })
        {
            return Problems.NotFound($"会員 {id} は見つかりません。");
        }

        if (desk.Secret is null) return Problems.Refused(NotSetUp);
        return desk.GiveCode(id) is { } given
            ? TypedResults.Created($"/api/v1/members/{id}/line-code", new LineCodeResponse(given.Code, given.Until))
            : Problems.Refused(TooMany);
    }

    private static readonly Domain.Refusal NotSetUp =
        new("line-not-set-up", "LINEの受信（Webhook）がまだ設定されていません。", Domain.DisplayPage.Blank);

    private static readonly Domain.Refusal TooMany =
        new("line-codes", "有効な番号が多すぎます。15分ほど待ってからもう一度どうぞ。", Domain.DisplayPage.Blank);
}

/// <summary>A number to send to the shop's LINE account.</summary>
/// <param name="Code">Six digits.</param>
/// <param name="Until">When it ends.</param>
internal sealed record LineCodeResponse(string Code, DateTimeOffset Until);
