using Appliance.Domain.Money;
using Appliance.Domain.Shop;
using Appliance.Domain.Staff;

namespace Appliance.Domain.Catalog;

/// <summary>What goods, people and the shop have to be before they may be journaled, with the words for who keys them.</summary>
public static class GoodsRules
{
    /// <summary>Departments, one key each.</summary>
    public const int Departments = 8;

    /// <summary>Longest name of a product.</summary>
    public const int NameLength = 40;

    /// <summary>Longest reading of a product: one row of a display.</summary>
    public const int KanaLength = 20;

    /// <summary>Longest name of a department, coupon or person.</summary>
    public const int ShortNameLength = 20;

    /// <summary>Longest reading of a department.</summary>
    public const int DepartmentKanaLength = 12;

    /// <summary>Longest product code.</summary>
    public const int CodeLength = 13;

    /// <summary>Prices for a time a product may have.</summary>
    public const int TimedPrices = 10;

    /// <summary>Longest number of a person.</summary>
    public const int StaffIdLength = 4;

    /// <summary>Highest price.</summary>
    public static Yen HighestPrice { get; } = new(9_999_999);

    /// <summary>What is wrong with a department, or null.</summary>
    public static Refusal? Check(Department department)
    {
        ArgumentNullException.ThrowIfNull(department);
        if (department.Number is < 1 or > Departments) return No("department-number", $"部門番号は1～{Departments}です。");
        if (department.Name.Length is 0 or > ShortNameLength) return No("department-name", $"部門名は1～{ShortNameLength}文字です。");
        if (department.Kana.Length is 0 or > DepartmentKanaLength || !HalfKana.IsPlain(department.Kana))
        {
            return No("department-kana", $"部門のフリガナは半角カナで1～{DepartmentKanaLength}文字です。");
        }

        return department.Food && department.TaxClass != TaxClass.Reduced
            ? No("department-food", "店内・持帰を切り替える部門は軽減税率にしてください。")
            : null;
    }

    /// <summary>What is wrong with a product, or null.</summary>
    /// <param name="product">The product.</param>
    /// <param name="hasDepartment">Whether a department is defined.</param>
    /// <param name="codeOfJan">Code of the product that has a JAN already, or null.</param>
    public static Refusal? Check(Product product, Func<int, bool> hasDepartment, Func<string, string?> codeOfJan)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(hasDepartment);
        ArgumentNullException.ThrowIfNull(codeOfJan);
        if (product.Code.Length is 0 or > CodeLength || !product.Code.AsSpan().ContainsOnlyDigits())
        {
            return No("product-code", $"商品コードは1～{CodeLength}桁の数字です。");
        }

        if (product.Jan is { } jan && !JanCode.IsValid(jan)) return No("product-jan", $"JAN {jan} は桁数かチェックデジットが違います。");
        if (product.Jan is { } taken && codeOfJan(taken) is { } other && other != product.Code)
        {
            return No("product-jan-taken", $"JAN {taken} は商品 {other} が使っています。");
        }

        if (product.Name.Length is 0 or > NameLength) return No("product-name", $"商品名は1～{NameLength}文字です。");
        if (product.Kana.Length is 0 or > KanaLength || !HalfKana.IsPlain(product.Kana))
        {
            return No("product-kana", $"フリガナは半角カナで1～{KanaLength}文字です。");
        }

        if (!hasDepartment(product.Department)) return No("product-department", $"部門 {product.Department} は設定されていません。");
        return CheckPrices(product);
    }

    /// <summary>What is wrong with a coupon, or null.</summary>
    public static Refusal? Check(Coupon coupon)
    {
        ArgumentNullException.ThrowIfNull(coupon);
        if (coupon.Code.Length is 0 or > ShortNameLength || !coupon.Code.All(char.IsAsciiLetterOrDigit))
        {
            return No("coupon-code", $"クーポンコードは英数字1～{ShortNameLength}文字です。");
        }

        if (coupon.Name.Length is 0 or > ShortNameLength) return No("coupon-name", $"クーポン名は1～{ShortNameLength}文字です。");
        if (coupon.From > coupon.Until) return No("coupon-dates", "有効期間の終わりが始まりより前です。");
        var isPart = coupon.BasisPoints is >= 1 and <= 10_000;
        var isAmount = coupon.Amount > Yen.Zero && coupon.Amount <= HighestPrice;
        return isPart == isAmount || coupon.BasisPoints < 0 || coupon.Amount < Yen.Zero || coupon.MinimumTotal < Yen.Zero
            ? No("coupon-worth", "割引率（1～100%）か割引額のどちらか一つを入れてください。")
            : null;
    }

    /// <summary>What is wrong with a person behind the counter, or null.</summary>
    public static Refusal? CheckStaff(string staffId, string name)
    {
        ArgumentNullException.ThrowIfNull(staffId);
        ArgumentNullException.ThrowIfNull(name);
        if (staffId.Length is 0 or > StaffIdLength || !staffId.AsSpan().ContainsOnlyDigits())
        {
            return No("staff-id", $"担当者番号は1～{StaffIdLength}桁の数字です。");
        }

        return name.Length is 0 or > ShortNameLength ? No("staff-name", $"担当者名は1～{ShortNameLength}文字です。") : null;
    }

    /// <summary>What is wrong with a PIN, or null.</summary>
    public static Refusal? CheckPin(string pin)
    {
        ArgumentNullException.ThrowIfNull(pin);
        if (pin.Length is < Register.Limits.PinDigitsLeast or > Register.Limits.PinDigitsMost || !pin.AsSpan().ContainsOnlyDigits())
        {
            return No("pin-length", $"暗証番号は{Register.Limits.PinDigitsLeast}～{Register.Limits.PinDigitsMost}桁の数字です。");
        }

        var steps = pin.Skip(1).Select((digit, index) => digit - pin[index]).Distinct().ToList();
        return steps is [0] or [1] or [-1] ? No("pin-too-easy", "同じ数字や連番の暗証番号は使えません。") : null;
    }

    /// <summary>What is wrong with a table of permissions, or null.</summary>
    public static Refusal? Check(EquatableList<Permission> table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Any(it => it.From == StaffRole.Technician)) return No("permission-role", "技術者に販売の権限は付けられません。");
        return table.Select(it => it.Action).Distinct().Count() == Enum.GetValues<RegisterAction>().Length && table.Count == Enum.GetValues<RegisterAction>().Length
            ? null
            : No("permission-table", "すべての操作を一度ずつ指定してください。");
    }

    /// <summary>What is wrong with a shop's profile, or null.</summary>
    public static Refusal? Check(ShopProfile shop)
    {
        ArgumentNullException.ThrowIfNull(shop);
        if (shop.Name.Length is 0 or > NameLength) return No("shop-name", $"店名は1～{NameLength}文字です。");
        if (shop.RegistrationNumber is { } number && !RegistrationNumber.IsValid(number))
        {
            return No("registration-number", "登録番号（T＋13桁）のチェックデジットが違います。");
        }

        foreach (var taxClass in new[] { TaxClass.Standard, TaxClass.Reduced })
        {
            if (!shop.TaxRates.Any(rate => rate.TaxClass == taxClass)) return No("tax-rates", "標準税率と軽減税率を一つずつ以上入れてください。");
        }

        if (shop.TaxRates.Any(rate => rate.BasisPoints is < 1 or > 10_000 || rate.TaxClass == TaxClass.Exempt))
        {
            return No("tax-rates", "税率は0.01～100%です。非課税に税率はありません。");
        }

        if (shop.BusinessDayStartsAtHour is < 0 or > 12) return No("business-day", "営業日の区切りは0～12時です。");
        if (shop.YenPerPoint is < 1 or > 1_000_000) return No("yen-per-point", "1ポイントあたりの金額は1～1,000,000円です。");
        if (shop.LockAfterMinutes is < 1 or > 480) return No("lock-after", "自動サインアウトは1～480分です。");
        if (shop.DrawerAlarmSeconds is < 5 or > 600) return No("drawer-alarm", "ドロワの警告は5～600秒です。");
        if (shop.CardAfterSaleMinutes is < 0 or > 30) return No("card-after-sale", "会計後のカード受付は0～30分です。");
        return CheckInStoreCodes(shop.InStoreCodes ?? []) ?? CheckTemplate(shop.Receipt);
    }

    private static Refusal? CheckInStoreCodes(EquatableList<InStoreCode> codes)
    {
        if (codes.Any(code => !InStoreCode.Prefixes.Contains(code.Prefix)))
        {
            return No("in-store-prefix", "インストアコードの先頭2桁は 02 か 20～29 です。");
        }

        if (codes.Select(code => code.Prefix).Distinct().Count() < codes.Count)
        {
            return No("in-store-twice", "インストアコードの先頭2桁が重なっています。");
        }

        return codes.Any(code => code.ItemDigits is < InStoreCode.FewestItemDigits or > InStoreCode.MostItemDigits
            || code.SkippedDigits is < 0 or > 1)
            ? No(
                "in-store-digits",
                $"インストアコードの商品番号は{InStoreCode.FewestItemDigits}～{InStoreCode.MostItemDigits}桁、読み飛ばしは0～1桁です。")
            : null;
    }

    private static Refusal? CheckPrices(Product product)
    {
        if (product.Price < Yen.Zero || product.Price > HighestPrice) return No("product-price", $"価格は¥0～{HighestPrice}です。");
        if (product.MemberPrice is { } member && (member < Yen.Zero || member > product.Price))
        {
            return No("product-member-price", "会員価格は価格以下にしてください。");
        }

        if (product.ReorderPoint is < 0 or > 999_999) return No("product-reorder-point", "発注点は0～999,999です。");
        var timed = product.TimedPrices ?? [];
        if (timed.Count > TimedPrices) return No("product-timed-prices", $"期間限定価格は{TimedPrices}件までです。");
        return timed.Any(it => it.From > it.Until || it.Price < Yen.Zero || it.Price > HighestPrice)
            ? No("product-timed-price", "期間限定価格の期間か金額が正しくありません。")
            : null;
    }

    private static Refusal? CheckTemplate(ReceiptTemplate? template)
    {
        if (template is null) return null;
        if (template.Header?.Count > ReceiptTemplate.LineLimit || template.Footer?.Count > ReceiptTemplate.LineLimit)
        {
            return No("receipt-lines", $"レシートの見出しと末尾は{ReceiptTemplate.LineLimit}行までです。");
        }

        return template.Logo?.Length > ReceiptTemplate.LogoLimit ? No("receipt-logo", "ロゴ画像が大きすぎます（48 KBまで）。") : null;
    }

    private static Refusal No(string code, string text) => new(code, text, DisplayPage.Blank);
}
