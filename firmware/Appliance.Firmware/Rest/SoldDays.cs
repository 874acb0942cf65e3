using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Reports;

namespace Appliance.Firmware.Rest;

/// <summary>
/// Days on which a product was sold or taken back, from what reports keep of each month and day: a search need not look
/// at the others. A year costs twelve look-ups and one for each day of a month in which there was any.
/// </summary>
internal static class SoldDays
{
    /// <summary>The days, newest first.</summary>
    /// <param name="documents">The books.</param>
    /// <param name="product">Its code.</param>
    /// <param name="first">The first day of interest; there may be none as early.</param>
    /// <param name="last">The last day of interest; there may be none as late.</param>
    public static IEnumerable<DateOnly> Of(IDocumentReader documents, string product, DateOnly first, DateOnly last)
    {
        if (Edge(documents, first, last, descending: true) is not { } newest
            || Edge(documents, first, last, descending: false) is not { } oldest)
        {
            yield break;
        }

        for (var day = newest; day >= oldest;)
        {
            if (!IsIn(documents, ReportCollections.MonthKey(day), product))
            {
                // The last day of the month before.
                day = day.AddDays(-day.Day);
                continue;
            }

            if (IsIn(documents, Collections.DayKey(day), product)) yield return day;
            day = day.AddDays(-1);
        }
    }

    private static bool IsIn(IDocumentReader documents, string period, string product) =>
        documents.Get(ReportCollections.ProductSales, ProductSalesDocument.IdOf(period, product)) is not null;

    /// <summary>The newest or oldest day with anything in the books.</summary>
    private static DateOnly? Edge(IDocumentReader documents, DateOnly first, DateOnly last, bool descending) =>
        documents.Range(Collections.Days, Collections.DaysByDate, Collections.DayKey(first), BookSearch.After(last), 1, descending)
            is [{ } day, ..]
            ? day.Day
            : null;
}
