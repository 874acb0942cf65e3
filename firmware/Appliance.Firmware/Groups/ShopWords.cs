using Appliance.Domain.Marketing.Conditions;
using Appliance.Domain.Register;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Groups;

/// <summary>The shop's own words for conditions.</summary>
internal static class ShopWords
{
    /// <summary>Words of products, departments and of the questions asked of members; retired questions keep theirs.</summary>
    public static ConditionWords Of(Goods goods, IDocumentReader documents) => new(
        [.. goods.ProductsByCode.Values.OrderBy(it => it.Code, StringComparer.Ordinal).Select(it => new CodeName(it.Code, it.Name))],
        [.. goods.Departments.Values.OrderBy(it => it.Number).Select(it => new CodeName($"{it.Number}", it.Name))],
        [
            .. RosterCollections.Definitions(documents).Select(it => new QuestionWords(
                it.Code, it.Label, [.. (it.Choices ?? []).Select(choice => new CodeName(choice.Code, choice.Label))])),
        ]);
}
