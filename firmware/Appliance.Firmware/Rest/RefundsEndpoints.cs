using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using Appliance.Domain.Shop;
using Appliance.Domain.Staff;
using Appliance.Firmware.Receipts;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Rest;

/// <summary>Returns and cancelled sales.</summary>
internal static class RefundsEndpoints
{
    public static void MapRefunds(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/refunds").WithTags("sales").Needs(Access.SalesRead);
        group.MapGet("/", List).WithName("listRefunds").Produces<Page<RefundResponse>>().ProducesProblem(400)
            .WithSummary(
                "Returns and cancelled sales, newest first; from and to are business days (inclusive), "
                + "product is the code of one that came back.");
        group.MapGet("/{id}/paper", Picture).WithName("refundPaper").Produces<PaperPicture>().ProducesProblem(400).ProducesProblem(404)
            .WithSummary("The paper of it as the printer puts it down; columns is 32 for 58 mm or 48 for 80 mm.");
    }

    private static IResult List(
        IDocumentReader documents,
        string? from = null,
        string? to = null,
        string? memberId = null,
        string? product = null,
        long? number = null,
        long? minTotal = null,
        long? maxTotal = null,
        int? limit = null,
        string? cursor = null) =>
        BookSearch.Find(
            new(from, to, number, minTotal, maxTotal, product, limit, cursor),
            documents,
            Collections.Refunds,
            Collections.RefundsByDay,
            "",
            memberId is null && product is null
                ? null
                : refund => (memberId is null || refund.Refund.MemberId == memberId)
                    && (product is null || refund.Refund.Lines.Any(line => line.Line.Code == product)),
            refund => refund.Refund.Total,
            RefundResponse.Of);

    private static IResult Picture(string id, IDocumentReader documents, PaperRoom papers, int? columns = null) =>
        Collections.NumberKeyOf(id) is { } key && documents.Get(Collections.Refunds, key) is { } refund && refund.Refund.RefundId == id
            ? Papers.Picture(papers, refund.Sequence, columns)
            : Problems.NotFound($"返品 {id} は見つかりません。");
}

/// <summary>A return, or a sale cancelled after payment.</summary>
internal sealed record RefundResponse(
    string Id,
    long Number,
    Domain.Journal.RefundKind Kind,
    DateTimeOffset At,
    DateOnly Day,
    string? StaffId,
    string OriginalSaleId,
    long OriginalNumber,
    DateOnly OriginalDay,
    Yen Total,
    IReadOnlyList<RateTotal> Taxes,
    IReadOnlyList<SaleLineResponse> Lines,
    IReadOnlyList<Tender> Tenders,
    string? MemberId,
    long PointsTakenBack,
    long PointsReturned)
{
    public static RefundResponse Of(RefundDocument document)
    {
        var refund = document.Refund;
        return new(
            refund.RefundId, refund.Number, refund.Kind, document.At.ToOffset(BusinessDay.JapanOffset), document.Day,
            document.StaffId, refund.OriginalSaleId, refund.OriginalNumber, refund.OriginalDay, refund.Total,
            refund.Taxes, [.. refund.Lines.Select(it => SaleLineResponse.Of(it.Line, 0))], refund.Tenders, refund.MemberId,
            refund.PointsTakenBack, refund.PointsReturned);
    }
}
