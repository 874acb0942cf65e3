using Appliance.Domain.Marketing.Conditions;
using Appliance.Domain.Register;

namespace Appliance.Firmware.Groups;

/// <summary>The shop's own words for conditions.</summary>
internal static class ShopWords
{
    public static ConditionWords Of(Goods goods) => new(
        [.. goods.ProductsByCode.Values.OrderBy(it => it.Code, StringComparer.Ordinal).Select(it => new CodeName(it.Code, it.Name))],
        [.. goods.Departments.Values.OrderBy(it => it.Number).Select(it => new CodeName($"{it.Number}", it.Name))],
        []);
}
