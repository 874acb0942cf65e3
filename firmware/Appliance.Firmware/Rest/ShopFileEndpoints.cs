using Appliance.Domain;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;
using Appliance.Firmware.Station;
using Appliance.Firmware.Upkeep;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Rest;

/// <summary>The shop's settings as one file, out of one appliance and into the next.</summary>
internal static class ShopFileEndpoints
{
    public static void MapShopFile(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/shop/file").WithTags("shop").Needs(Access.SettingsWrite);
        group.MapGet("/", (StationLoop station) => ShopFile.Of(station.RealState) is { } file
            ? (IResult)TypedResults.File(file.Write(), "application/json", "shop.json")
            : Problems.NotFound("お店の設定がまだありません。")).WithName("exportShop")
            .Produces<string>(200, "application/json").ProducesProblem(404)
            .WithSummary("Profile, departments, products, coupons, permissions and staff without PINs.");
        group.MapPost("/", ImportAsync).WithName("importShop").Accepts<string>("application/octet-stream")
            .Produces<ShopFileReport>().ProducesProblem(400).ProducesProblem(413).ProducesProblem(422).ProducesProblem(503)
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(ShopFile.FileBytes))
            .WithSummary("Takes such a file into a shop that has sold nothing; with dryRun nothing is changed.");
    }

    private static async Task<IResult> ImportAsync(
        HttpRequest request, StationLoop station, IDocumentReader documents, HttpContext context, bool dryRun = true,
        CancellationToken cancellationToken = default)
    {
        using MemoryStream body = new();
        await request.Body.CopyToAsync(body, cancellationToken);
        if (ShopFile.Read(body.GetBuffer().AsSpan(0, (int)body.Length), out var trouble) is not { } file)
            return Problems.Invalid("shop-file-malformed", trouble!);
        if (!IsFresh(station.RealState)) return Problems.Refused(Sold);
        var report = ShopFileReport.Of(file);
        if (dryRun || report.Troubles.Count > 0) return TypedResults.Ok(report);
        foreach (var slice in file.Entries(id => documents.Get(Collections.Staff, id)).Chunk(ShopFile.Slice))
        {
            // Looked at again in the loop: somebody may sell between two slices.
            var outcome = await station.SubmitAsync(
                _ => IsFresh(station.RealState) ? new ChangeRequested(slice, By: Authors.Of(context)) : ChangeRequested.No(Sold),
                cancellationToken);
            if (outcome.Refusal is { } refusal) return Changes.ForRefusal(refusal);
        }

        return TypedResults.Ok(report with { Done = true });
    }

    /// <summary>What was sold refers to what the shop is: only before the first sale may all of it be replaced.</summary>
    private static bool IsFresh(ApplianceState state) => state.Totals.LastReceiptNumber == 0;

    private static Refusal Sold => new(
        "shop-not-fresh", "すでに会計があるため、設定の取り込みはできません。取り込みは新しいお店の最初の会計の前に行います。", DisplayPage.Blank);
}

/// <summary>What an import did, or would do.</summary>
/// <param name="Done">Whether it was done.</param>
/// <param name="ShopName">The shop in the file.</param>
/// <param name="Departments">How many.</param>
/// <param name="Products">How many.</param>
/// <param name="Coupons">How many.</param>
/// <param name="Staff">How many; each has to set a new PIN.</param>
/// <param name="Troubles">What is wrong with it, in words; nothing is imported then.</param>
internal sealed record ShopFileReport(
    bool Done, string ShopName, int Departments, int Products, int Coupons, int Staff, IReadOnlyList<string> Troubles)
{
    public static ShopFileReport Of(ShopFile file) => new(
        false, file.Shop.Name, file.Departments.Count, file.Products.Count, file.Coupons.Count, file.Staff.Count,
        file.Troubles());
}
