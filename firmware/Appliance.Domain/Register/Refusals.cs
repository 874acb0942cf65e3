using Appliance.Domain.Money;

namespace Appliance.Domain.Register;

/// <summary>Every expected no of the register, with the words for the cashier.</summary>
internal static class Refusals
{
    public static Refusal TooManyDigits { get; } =
        Make("too-many-digits", $"金額は{Limits.EntryDigits}桁までです。Cを押して入れ直してください。", "ｹﾀｽｳ ｵｰﾊﾞｰ");

    public static Refusal QuantityMissing { get; } =
        Make("quantity-missing", "個数を先に入れてから × を押してください。", "ｺｽｳ ｦ ｲﾚﾃｸﾀﾞｻｲ");

    public static Refusal QuantityOutOfRange { get; } =
        Make("quantity-out-of-range", $"個数は1～{Limits.Quantity}です。Cを押して入れ直してください。", $"ｺｽｳ ﾊ 1-{Limits.Quantity}");

    public static Refusal AmountMissing { get; } =
        Make("amount-missing", "金額を先に入れてから部門キーを押してください。", "ｷﾝｶﾞｸ ｦ ｲﾚﾃｸﾀﾞｻｲ");

    public static Refusal AmountZero { get; } =
        Make("amount-zero", "0円は部門に登録できません。金額を入れ直してください。", "0ｴﾝ ﾊ ﾄｳﾛｸ ﾃﾞｷﾏｾﾝ");

    public static Refusal NothingRegistered { get; } =
        Make("nothing-registered", "商品がまだ登録されていません。", "ｼｮｳﾋﾝ ｶﾞ ｱﾘﾏｾﾝ");

    public static Refusal KeyedAmountUnused { get; } =
        Make("keyed-amount-unused", "入れかけの数字があります。Cを押してからもう一度どうぞ。", "ｽｳｼﾞ ｶﾞ ﾉｺｯﾃｲﾏｽ");

    public static Refusal TooManyLines { get; } =
        Make("too-many-lines", $"1回の会計は{Limits.Lines}行までです。いったん会計してください。", "ﾒｲｻｲ ｶﾞ ｵｵｽｷﾞﾏｽ");

    public static Refusal TotalTooLarge { get; } =
        Make("total-too-large", $"合計が{Limits.Total}を超えます。分けて会計してください。", "ｺﾞｳｹｲ ｶﾞ ｵｵｽｷﾞﾏｽ");

    public static Refusal CardUnreadable { get; } =
        Make("card-unusable", "このカードは会員カードとして使えません。", "ﾂｶｴﾅｲ ｶｰﾄﾞ ﾃﾞｽ");

    public static Refusal ShopMissing { get; } =
        Make("shop-not-configured", "お店の設定がまだありません。", "ｵﾐｾ ﾉ ｾｯﾃｲ ｶﾞ ﾅｲ");

    public static Refusal CardTaken { get; } =
        Make("card-taken", "このカードはほかの会員が使っています。", "ﾄｳﾛｸｽﾞﾐ ﾉ ｶｰﾄﾞ ﾃﾞｽ");

    public static Refusal DepartmentMissing(int number) =>
        Make("department-missing", $"部門{number}は設定されていません。", $"ﾌﾞﾓﾝ{number} ﾊ ｱﾘﾏｾﾝ");

    public static Refusal CodeUnknown(string code) =>
        Make("code-unknown", $"未登録の商品です（{code}）。部門キーで登録できます。", "ﾐﾄｳﾛｸ ｼｮｳﾋﾝ");

    public static Refusal TenderTooSmall(Yen missing) =>
        Make("tender-too-small", $"お預りが{missing}足りません。", $"ﾌｿｸ {missing}");

    private static Refusal Make(string code, string text, string glass) =>
        new(code, text, new(new(glass), new("C ｦ ｵｼﾃｸﾀﾞｻｲ")));
}
