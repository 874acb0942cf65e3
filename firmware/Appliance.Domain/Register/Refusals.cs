using Appliance.Domain.Money;

namespace Appliance.Domain.Register;

/// <summary>Every expected no of the register, with the words for the cashier.</summary>
internal static class Refusals
{
    public static Refusal TooManyDigits { get; } =
        Make("too-many-digits", $"桁数が多すぎます（金額は{Limits.EntryDigits}桁まで）。Cを押して入れ直してください。", "ｹﾀｽｳ ｵｰﾊﾞｰ");

    public static Refusal ConsoleCodeIsTheOwners { get; } = Make(
        "console-code-owner", "コンソールのコードはオーナーが担当のときだけ出せます。オーナーの番号で担当を切り替えてください。", "ｵｰﾅｰ ﾉ ﾐ ﾃﾞｷﾏｽ");

    public static Refusal QuantityMissing { get; } =
        Make("quantity-missing", "個数を先に入れてから × を押してください。", "ｺｽｳ ｦ ｲﾚﾃｸﾀﾞｻｲ");

    public static Refusal QuantityOutOfRange { get; } =
        Make("quantity-out-of-range", $"個数は1～{Limits.Quantity}です。Cを押して入れ直してください。", $"ｺｽｳ ﾊ 1-{Limits.Quantity}");

    public static Refusal AmountMissing { get; } =
        Make("amount-missing", "金額を先に入れてください。", "ｷﾝｶﾞｸ ｦ ｲﾚﾃｸﾀﾞｻｲ");

    public static Refusal AmountZero { get; } =
        Make("amount-zero", "0円は登録できません。金額を入れ直してください。", "0ｴﾝ ﾊ ﾄｳﾛｸ ﾃﾞｷﾏｾﾝ");

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

    public static Refusal SignInFirst { get; } =
        Make("sign-in-required", "担当者番号を入れて「担当」を押すか、担当者カードをかざしてください。", "ﾀﾝﾄｳ ｦ ｲﾚﾃｸﾀﾞｻｲ");

    public static Refusal FinishSignIn { get; } =
        Make("sign-in-unfinished", "暗証番号を入れて「担当」を押すか、Cでやめてください。", "ｱﾝｼｮｳﾊﾞﾝｺﾞｳ+ﾀﾝﾄｳ");

    public static Refusal StaffNumberMissing { get; } =
        Make("staff-number-missing", "担当者番号を先に入れてください。", "ﾀﾝﾄｳﾊﾞﾝｺﾞｳ ｦ ｲﾚﾙ");

    public static Refusal StaffUnknown { get; } =
        Make("staff-unknown", "その担当者は登録されていません。", "ﾀﾝﾄｳｼｬ ﾐﾄｳﾛｸ");

    public static Refusal PinWrong { get; } =
        Make("pin-wrong", "暗証番号が違います。", "ｱﾝｼｮｳﾊﾞﾝｺﾞｳ ﾁｶﾞｲ");

    public static Refusal ClockedInAlready { get; } =
        Make("clocked-in-already", "出勤はもう打刻されています。退勤は 2 × 番号 担当 です。", "ｼｭｯｷﾝ ｽﾞﾐ ﾃﾞｽ");

    public static Refusal NotClockedIn { get; } =
        Make("not-clocked-in", "出勤が打刻されていません。出勤は 1 × 番号 担当 です。", "ｼｭｯｷﾝ ｶﾞ ｱﾘﾏｾﾝ");

    public static Refusal PinBlocked { get; } =
        Make("pin-blocked", "暗証番号を続けて間違えたため、しばらく受け付けません。カードか責任者でどうぞ。", "ｼﾊﾞﾗｸ ｵﾏﾁｸﾀﾞｻｲ");

    public static Refusal NotAllowed { get; } =
        Make("not-allowed", "この操作をする権限がありません。責任者の番号かカードでもう一度どうぞ。", "ｹﾝｹﾞﾝ ｶﾞ ｱﾘﾏｾﾝ");

    public static Refusal NotNow { get; } =
        Make("not-now", "いまはこのキーを使えません。Cで戻れます。", "ｲﾏ ﾊ ﾂｶｴﾏｾﾝ");

    public static Refusal NotInTraining { get; } =
        Make("not-in-training", "練習モードでは使えません。", "ﾚﾝｼｭｳﾁｭｳ ﾊ ﾌｶ");

    public static Refusal CodeMissing { get; } =
        Make("code-missing", "商品番号を先に入れてから PLU を押してください。", "ﾊﾞﾝｺﾞｳ ｦ ｲﾚﾃｸﾀﾞｻｲ");

    public static Refusal PriceMissing { get; } =
        Make("price-missing", "単価を入れて PLU を押してください（オープン価格）。Cでやめられます。", "ﾀﾝｶ ｦ ｲﾚﾃ PLU");

    public static Refusal LineNumberMissing { get; } =
        Make("line-number-missing", "行の番号を先に入れてから指定訂正を押してください。", "ｷﾞｮｳﾊﾞﾝｺﾞｳ ｦ ｲﾚﾙ");

    public static Refusal NoSuchLine { get; } =
        Make("no-such-line", "その行はありません。", "ｿﾉ ｷﾞｮｳ ﾊ ｱﾘﾏｾﾝ");

    public static Refusal NoFood { get; } =
        Make("no-food", "店内・持帰を切り替えられる商品がありません。", "ｷﾘｶｴ ｼｮｳﾋﾝ ﾅｼ");

    public static Refusal AdjustmentMissing { get; } =
        Make("adjustment-missing", "割引率または金額を先に入れてください。", "ﾘﾂ･ｶﾞｸ ｦ ｲﾚﾃｸﾀﾞｻｲ");

    public static Refusal AdjustmentTooLarge { get; } =
        Make("adjustment-too-large", "値引が金額を超えています。", "ﾈﾋﾞｷ ｶﾞ ｵｵｽｷﾞﾏｽ");

    public static Refusal AdjustmentTooSmall { get; } =
        Make("adjustment-too-small", "値引・割増が1円に足りません。", "1ｴﾝ ﾐﾏﾝ ﾃﾞｽ");

    public static Refusal PercentOutOfRange { get; } =
        Make("percent-out-of-range", "割引率は1～100です。", "1-100% ﾃﾞ ﾄﾞｳｿﾞ");

    public static Refusal TooManyAdjustments { get; } =
        Make("too-many-adjustments", "値引・割増は10回までです。", "ﾈﾋﾞｷ ﾊ 10ｶｲ ﾏﾃﾞ");

    public static Refusal SaleAdjusted { get; } =
        Make("sale-adjusted", "小計値引のあとに明細値引はできません。訂正してからどうぞ。", "ｼｮｳｹｲﾈﾋﾞｷ ｽﾞﾐ ﾃﾞｽ");

    public static Refusal CouponMissing { get; } =
        Make("coupon-missing", "クーポン番号を先に入れてください。", "ｸｰﾎﾟﾝﾊﾞﾝｺﾞｳ ｦ ｲﾚﾙ");

    public static Refusal CouponUnknown { get; } =
        Make("coupon-unknown", "そのクーポンは登録されていません。", "ｸｰﾎﾟﾝ ﾐﾄｳﾛｸ");

    public static Refusal CouponOver { get; } =
        Make("coupon-over", "クーポンの有効期間外です。", "ｸｰﾎﾟﾝ ｷｶﾝｶﾞｲ");

    public static Refusal CouponNotHeld { get; } =
        Make("coupon-not-held", "この会員は使えるクーポンを持っていません。会員カードを確かめてください。", "ｸｰﾎﾟﾝ ｶﾞ ｱﾘﾏｾﾝ");

    public static Refusal CouponOfAnother { get; } =
        Make("coupon-of-another", "ほかの会員のクーポンです。", "ﾎｶ ﾉ ｶｲｲﾝ ﾉ ｸｰﾎﾟﾝ");

    public static Refusal FinishPointPin { get; } =
        Make("point-pin-unfinished", "お客様の暗証番号を入れて「ポイント」を押すか、Cでやめてください。", "ｱﾝｼｮｳﾊﾞﾝｺﾞｳ+ﾎﾟｲﾝﾄ");

    public static Refusal PassMissing { get; } =
        Make("pass-missing", "使える回数券がありません。残り回数と期限を確かめてください。", "ｶｲｽｳｹﾝ ｶﾞ ｱﾘﾏｾﾝ");

    public static Refusal PassNeedsMember { get; } =
        Make("pass-needs-member", "回数券・会員プランの販売には会員が必要です。会員カードをかざしてください。", "ｶｲｲﾝｶｰﾄﾞ ｶﾞ ﾋﾂﾖｳ");

    public static Refusal CouponUsed { get; } =
        Make("coupon-used", "このクーポンはすでに使っています。", "ｸｰﾎﾟﾝ ｼﾖｳｽﾞﾐ");

    public static Refusal GiftCardUnknown { get; } =
        Make("gift-card-unknown", "まだ販売していないギフトカードです。金額を入れてから読み取ると販売になります。", "ﾊﾝﾊﾞｲ ﾏｴ ﾉ ｶｰﾄﾞ");

    public static Refusal GiftCardSoldAlready { get; } =
        Make("gift-card-sold", "このギフトカードはもう販売されています。", "ﾊﾝﾊﾞｲ ｽﾞﾐ ﾉ ｶｰﾄﾞ");

    public static Refusal GiftCardAmount { get; } =
        Make("gift-card-amount", $"ギフトカードの金額は1～{Loyalty.GiftCard.Most.Amount:#,0}円です。", "ｷﾝｶﾞｸ ｦ ｶｸﾆﾝ");

    public static Refusal GiftCardEmpty { get; } =
        Make("gift-card-empty", "このギフトカードは使えません（残高なし・期限切れ・停止中）。", "ﾂｶｴﾅｲ ｷﾞﾌﾄｶｰﾄﾞ");

    public static Refusal FinishSaleFirst { get; } =
        Make("sale-under-way", "取引の途中です。会計・保留・中止のどれかをしてからどうぞ。", "ﾄﾘﾋｷ ﾁｭｳ ﾃﾞｽ");

    public static Refusal RegisterBusy { get; } =
        Make("register-busy", "レジで取引か入力の途中です。終わってからもう一度どうぞ。", "ﾚｼﾞ ｼﾖｳ ﾁｭｳ");

    public static Refusal PaymentUnderWay { get; } =
        Make("payment-under-way", "入金の途中です。会計を終えるか、訂正で入金を取り消してください。", "ﾆｭｳｷﾝ ﾁｭｳ ﾃﾞｽ");

    public static Refusal NothingDue { get; } =
        Make("nothing-due", "支払いは済んでいます。現計を押してください。", "ｼﾊﾗｲ ｽﾞﾐ ﾃﾞｽ");

    public static Refusal TooManyTenders { get; } =
        Make("too-many-tenders", "支払いは20回までです。", "ｼﾊﾗｲ ﾊ 20ｶｲ ﾏﾃﾞ");

    public static Refusal VoucherAmountMissing { get; } =
        Make("voucher-amount-missing", "商品券の額面を先に入れてください。", "ｶﾞｸﾒﾝ ｦ ｲﾚﾃｸﾀﾞｻｲ");

    public static Refusal MemberMissing { get; } =
        Make("member-missing", "会員カードをかざすか、会員番号を入れて「会員」を押してください。", "ｶｲｲﾝｶｰﾄﾞ ｦ ﾄﾞｳｿﾞ");

    public static Refusal MemberUnknown { get; } =
        Make("member-unknown", "その会員番号はありません。", "ｶｲｲﾝ ｶﾞ ｲﾏｾﾝ");

    public static Refusal PrepaidTooLarge { get; } =
        Make("prepaid-too-large", "プリペイド残高は10万円までです。", "ｻﾞﾝﾀﾞｶ ﾊ 10ﾏﾝｴﾝ ﾏﾃﾞ");

    public static Refusal TooManyHeld { get; } =
        Make("too-many-held", "保留は20件までです。", "ﾎﾘｭｳ ﾊ 20ｹﾝ ﾏﾃﾞ");

    public static Refusal NotToBeHeld { get; } =
        Make("not-to-be-held", "交換やポイント値引の途中は保留できません。", "ﾎﾘｭｳ ﾃﾞｷﾏｾﾝ");

    public static Refusal NothingHeld { get; } =
        Make("nothing-held", "その保留はありません。", "ﾎﾘｭｳ ﾊ ｱﾘﾏｾﾝ");

    public static Refusal SalesHeld { get; } =
        Make("sales-held", "保留中の取引があります。呼び出して会計か中止をしてから精算してください。", "ﾎﾘｭｳ ｶﾞ ﾉｺｯﾃｲﾏｽ");

    public static Refusal ReceiptNumberMissing { get; } =
        Make("receipt-number-missing", "レシート番号を先に入れるか、レシートのQRを読んでください。", "ﾚｼｰﾄﾊﾞﾝｺﾞｳ ｦ ｲﾚﾙ");

    public static Refusal AlreadyReturned { get; } =
        Make("already-returned", "この取引は返品・取消済みです。", "ﾍﾝﾋﾟﾝ･ﾄﾘｹｼ ｽﾞﾐ");

    public static Refusal NotTodaysSale { get; } =
        Make("not-todays-sale", "会計取消は当日の取引だけです。返品を使ってください。", "ﾍﾝﾋﾟﾝ ｦ ﾂｶｯﾃｸﾀﾞｻｲ");

    public static Refusal NotOnReceipt { get; } =
        Make("not-on-receipt", "その商品はこのレシートにないか、返品済みです。", "ﾚｼｰﾄ ﾆ ｱﾘﾏｾﾝ");

    public static Refusal NothingChosen { get; } =
        Make("nothing-chosen", "返品する商品を選ぶか、小計で全部を選んでください。", "ﾍﾝﾋﾟﾝ ｦ ｴﾗﾝﾃﾞｸﾀﾞｻｲ");

    public static Refusal NoRefundUnderWay { get; } =
        Make("no-refund-under-way", "先にレシート番号を入れて返品を始めてください。", "ﾍﾝﾋﾟﾝ ｦ ﾊｼﾞﾒﾃｸﾀﾞｻｲ");

    public static Refusal NotGivenBackSo { get; } =
        Make("not-given-back-so", "この支払方法では返金できません。", "ﾍﾝｷﾝ ﾌｶ ﾉ ｼｭﾍﾞﾂ");

    public static Refusal CancelNotConfirmed { get; } =
        Make("cancel-not-confirmed", "会計取消をやめました。", "ﾄﾘｹｼ ｦ ﾔﾒﾏｼﾀ");

    public static Refusal DrawerShort { get; } =
        Make("drawer-short", "レジ内の現金が足りません。入金してからどうぞ。", "ﾚｼﾞ ﾉ ｹﾞﾝｷﾝ ﾌﾞｿｸ");

    public static Refusal DrawerOpenedAlready { get; } =
        Make("drawer-opened-already", "レジ開けは済んでいます。入金・出金を使ってください。", "ﾚｼﾞｱｹ ｽﾞﾐ ﾃﾞｽ");

    public static Refusal ReasonUnknown { get; } =
        Make("reason-unknown", "理由の番号は1～9です。", "ﾘﾕｳ ﾊ 1-9 ﾃﾞｽ");

    public static Refusal NoRolls { get; } =
        Make("no-rolls", "棒金は硬貨だけで、99本までです。", "ﾎﾞｳｷﾝ ﾊ ｺｳｶ ﾀﾞｹ");

    public static Refusal TooManyPieces { get; } =
        Make("too-many-pieces", "枚数は9,999までです。", "9999ﾏｲ ﾏﾃﾞ ﾃﾞｽ");

    public static Refusal NothingReceived { get; } =
        Make(
            "nothing-received",
            "代金を受け取っていない会計（掛・ポイント・プリペイド・0円）の領収書は出せません。"
            + "掛は入金のとき、プリペイドはチャージのときの領収証をお渡しください。",
            "ﾘｮｳｼｭｳｼｮ:ﾆｭｳｷﾝ ﾅｼ");

    public static Refusal TextTooLong { get; } =
        Make("text-too-long", "宛名と但し書きは40文字までです。", "ﾓｼﾞ ｶﾞ ｵｵｽｷﾞﾏｽ");

    public static Refusal DepartmentMissing(int number) =>
        Make("department-missing", $"部門{number}は設定されていません。", $"ﾌﾞﾓﾝ{number} ﾊ ｱﾘﾏｾﾝ");

    public static Refusal CodeUnknown(string code) =>
        Make("code-unknown", $"未登録の商品です（{code}）。部門キーで登録できます。", "ﾐﾄｳﾛｸ ｼｮｳﾋﾝ");

    public static Refusal TenderTooSmall(Yen missing) =>
        Make("tender-too-small", $"お預りが{missing}足りません。現金以外の支払いは先に入れてください。", $"ﾌｿｸ {missing}");

    public static Refusal CouponNeeds(Yen minimum) =>
        Make("coupon-needs", $"このクーポンは{minimum}以上で使えます。", $"{minimum} ｲｼﾞｮｳ");

    public static Refusal MoreThanDue(Yen due) =>
        Make("more-than-due", $"残りは{due}です。それ以下の金額を入れてください。", $"ﾉｺﾘ {due}");

    public static Refusal PointsTooFew(long held) =>
        Make("points-too-few", $"使えるポイントは{held}Pです。", $"ﾂｶｴﾙ ﾎﾟｲﾝﾄ {held}P");

    public static Refusal PrepaidTooSmall(Yen held) =>
        Make("prepaid-too-small", $"プリペイド残高は{held}です。", $"ｻﾞﾝﾀﾞｶ {held}");

    public static Refusal DebtIs(Yen owed) =>
        Make("debt-is", $"掛の残りは{owed}です。", $"ｶｹ ﾉｺﾘ {owed}");

    public static Refusal ReceiptUnknown(long number) =>
        Make("receipt-unknown", $"レシート番号{number}の売上はありません。", $"No.{number} ﾊ ｱﾘﾏｾﾝ");

    private static Refusal Make(string code, string text, string glass) =>
        new(code, text, new(new(glass), new("C ｦ ｵｼﾃｸﾀﾞｻｲ")));
}
