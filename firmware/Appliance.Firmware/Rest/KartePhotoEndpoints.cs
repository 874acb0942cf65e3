using Appliance.Domain.Journal;
using Appliance.Domain.Karte;
using Appliance.Domain.Staff;
using Appliance.Firmware.Karte;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Karte;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Firmware.Rest;

/// <summary>Photos of a karte.</summary>
internal static class KartePhotoEndpoints
{
    private const string Jpeg = "image/jpeg";
    private const int CaptionLength = 40;

    public static void MapKartePhotos(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/members/{id}/photos").WithTags("karte").Needs(Access.KarteWrite);
        group.MapPost("/", AddAsync).WithName("addKartePhoto").Accepts<byte[]>(Jpeg).Produces<PhotoResponse>(201)
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(413).ProducesProblem(422).ProducesProblem(503)
            .WithMetadata(new RequestSizeLimitAttribute(CleanJpeg.MostBytes + 1))
            .WithSummary("A JPEG of at most 192 KB and 2,048 pixels a side; nothing but the picture is kept of it.");
        group.MapGet("/{photoId:int}", GetAsync).WithName("getKartePhoto").Needs(Access.KarteRead)
            .Produces<byte[]>(200, Jpeg).ProducesProblem(404).ProducesProblem(503);
        group.MapDelete("/{photoId:int}", RemoveAsync).WithName("removeKartePhoto").Produces(204)
            .ProducesProblem(404).ProducesProblem(422).ProducesProblem(503);
    }

    private static async Task<IResult> AddAsync(
        string id, StationLoop station, IDocumentReader documents, HttpContext context,
        CancellationToken cancellationToken, int? karte = null, string? caption = null)
    {
        if (documents.Get(Collections.Members, id) is null) return Unknown(id);
        if (caption?.Length > CaptionLength) return Problems.Invalid("caption-too-long", $"説明は{CaptionLength}文字までです。");
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body, cancellationToken);
        var (photo, refused) = CleanJpeg.Read(body.ToArray());
        if (photo is null) return Problems.Refused(refused!);
        KartePhoto kept = new(Convert.ToBase64String(photo.Bytes), photo.Width, photo.Height, caption);
        var outcome = await station.SubmitAsync(
            reader => KarteChanges.AddPhoto(reader, id, karte, kept, Authors.Of(context)), cancellationToken);
        if (outcome.Refusal is { } refusal) return Changes.ForRefusal(refusal);
        var made = outcome.Entries.Single(entry => entry.Data is PhotoAdded);
        var (owner, number) = (((PhotoAdded)made.Data).MemberId, ((PhotoAdded)made.Data).PhotoId);
        return TypedResults.Created(
            $"/api/v1/members/{owner}/photos/{number}",
            new PhotoResponse(owner, number, karte, caption, photo.Width, photo.Height, made.At, made.StaffId));
    }

    private static async Task<IResult> GetAsync(
        string id, int photoId, StationLoop station, IDocumentReader documents, TimeProvider time, HttpContext context,
        CancellationToken cancellationToken)
    {
        if (documents.Get(KarteCollections.Photos, KarteCollections.KarteKey(id, photoId)) is not { } photo)
        {
            return Problems.NotFound("この写真はありません。");
        }

        if (await KarteLooks.LogAsync(station, documents, time, id, context, cancellationToken) is { } failed) return failed;
        return TypedResults.File(Convert.FromBase64String(photo.Jpeg), Jpeg);
    }

    private static async Task<IResult> RemoveAsync(
        string id, int photoId, StationLoop station, IDocumentReader documents, HttpContext context,
        CancellationToken cancellationToken)
    {
        if (documents.Get(Collections.Members, id) is null) return Unknown(id);
        var outcome = await station.SubmitAsync(
            reader => KarteChanges.RemovePhoto(reader, id, photoId, Authors.Of(context)), cancellationToken);
        return outcome.Refusal is { } refusal ? Changes.ForRefusal(refusal) : TypedResults.NoContent();
    }

    private static IResult Unknown(string id) => Problems.NotFound($"会員 {id} は見つかりません。");
}
