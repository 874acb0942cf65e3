using Appliance.Domain;
using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Catalogue;

/// <summary>
/// Brings products into force all or none, also when the power goes in between: first all of them are put down in the
/// journal, part by part; with the last part it is decided, and they come into force part by part. What was decided and
/// not done is done at the next start. The counter waits for one part at most.
/// </summary>
internal sealed class ProductImport(StationLoop station, IDocumentReader documents)
{
    private int busy;

    /// <summary>Whether nobody else imports; who gets true calls <see cref="End"/> when done.</summary>
    public bool TryBegin() => Interlocked.Exchange(ref busy, 1) == 0;

    /// <summary>Lets others import.</summary>
    public void End() => Volatile.Write(ref busy, 0);

    /// <summary>Imports products that were checked.</summary>
    /// <param name="importId">Names the import.</param>
    /// <param name="products">At most <see cref="ProductCsv.RowLimit"/>.</param>
    /// <param name="cancellationToken">Gives up as long as nothing is decided.</param>
    /// <returns>
    /// Why none of them is in force; after the decision why they are not all yet, which the next start or import mends.
    /// Null when they are.
    /// </returns>
    public async Task<Refusal?> RunAsync(string importId, IReadOnlyList<Product> products, CancellationToken cancellationToken)
    {
        ProductsStaged[] parts = [.. Parts(importId, products)];
        foreach (var part in parts)
        {
            var outcome = await station.SubmitAsync(new SetUpRequested([part]), cancellationToken);
            if (outcome.Refusal is { } refusal) return refusal;
        }

        return await ApplyAsync(parts);
    }

    /// <summary>Does what an import before this start decided and did not finish.</summary>
    public async Task<Refusal?> ResumeAsync()
    {
        var found = documents.Range(
            Collections.StagedProducts, Collections.StagedByPart, "", Collections.End, Limits.ImportParts);
        var decided = found.FirstOrDefault(it => it.Staged.Part == it.Staged.Parts - 1)?.Staged;
        return decided is null
            ? null
            : await ApplyAsync(found.Select(it => it.Staged).Where(part => part.ImportId == decided.ImportId));
    }

    private static IEnumerable<ProductsStaged> Parts(string importId, IReadOnlyList<Product> products)
    {
        var parts = products.Chunk(Limits.ImportPart).ToList();
        return parts.Select((part, index) => new ProductsStaged(importId, index, parts.Count, [.. part]));
    }

    /// <summary>Nobody can give up any more. The last part is the last to go: as long as it is there, more is to be done.</summary>
    private async Task<Refusal?> ApplyAsync(IEnumerable<ProductsStaged> parts)
    {
        foreach (var part in parts)
        {
            EntryData[] entries =
                [.. part.Products.Select(product => new ProductDefined(product)), new ProductsApplied(part.ImportId, part.Part)];
            var outcome = await station.SubmitAsync(new SetUpRequested(entries), CancellationToken.None);
            if (outcome.Refusal is { } refusal) return refusal;
        }

        return null;
    }
}
