namespace Appliance.Domain.Register;

/// <summary>The logical keys of the register. Their names in configuration and REST are those of <see cref="RegisterKeys"/>.</summary>
public enum RegisterKey
{
    /// <summary>The digit 0.</summary>
    Digit0,

    /// <summary>The digit 1.</summary>
    Digit1,

    /// <summary>The digit 2.</summary>
    Digit2,

    /// <summary>The digit 3.</summary>
    Digit3,

    /// <summary>The digit 4.</summary>
    Digit4,

    /// <summary>The digit 5.</summary>
    Digit5,

    /// <summary>The digit 6.</summary>
    Digit6,

    /// <summary>The digit 7.</summary>
    Digit7,

    /// <summary>The digit 8.</summary>
    Digit8,

    /// <summary>The digit 9.</summary>
    Digit9,

    /// <summary>Two zeros.</summary>
    DoubleZero,

    /// <summary>Quantity (×): takes the number keyed as the quantity of the next item.</summary>
    Times,

    /// <summary>Clears what is keyed, or an error (C).</summary>
    Clear,

    /// <summary>Takes back what came last: a payment, a discount, the line (訂正).</summary>
    Void,

    /// <summary>Department 1 (部門1).</summary>
    Department1,

    /// <summary>Department 2.</summary>
    Department2,

    /// <summary>Department 3.</summary>
    Department3,

    /// <summary>Department 4.</summary>
    Department4,

    /// <summary>Department 5.</summary>
    Department5,

    /// <summary>Department 6.</summary>
    Department6,

    /// <summary>Department 7.</summary>
    Department7,

    /// <summary>Department 8.</summary>
    Department8,

    /// <summary>Shows what is to be paid (小計).</summary>
    Subtotal,

    /// <summary>Cash: exact, or of the amount keyed (現計).</summary>
    Cash,

    /// <summary>Gives the whole sale up before payment (取引中止).</summary>
    Cancel,

    /// <summary>Takes back the line whose number is keyed (指定訂正).</summary>
    LineVoid,

    /// <summary>Registers the product whose code is keyed, and takes the price of an open one (PLU).</summary>
    Plu,

    /// <summary>Shows the price of the next product without registering it (価格照会).</summary>
    PriceCheck,

    /// <summary>Takes the keyed percentage off the last line, or off the sale after 小計 (%割引).</summary>
    PercentOff,

    /// <summary>Takes the keyed amount off the last line, or off the sale after 小計 (値引).</summary>
    AmountOff,

    /// <summary>Puts the keyed percentage on the last line, or on the sale after 小計 (%割増).</summary>
    PercentOn,

    /// <summary>Puts the keyed amount on the last line, or on the sale after 小計 (割増).</summary>
    AmountOn,

    /// <summary>Redeems the coupon whose number is keyed (クーポン).</summary>
    Coupon,

    /// <summary>Eaten here or taken away: the last line, the sale after 小計, or the next sale (店内/持帰).</summary>
    EatIn,

    /// <summary>Credit card by a stand-alone terminal (クレジット).</summary>
    Credit,

    /// <summary>Electronic money by a stand-alone terminal (電子マネー).</summary>
    ElectronicMoney,

    /// <summary>Code payment by a stand-alone terminal (コード決済).</summary>
    QrCode,

    /// <summary>Gift voucher, without change (商品券).</summary>
    GiftVoucher,

    /// <summary>Pays with points, all that fit or as many as keyed (ポイント).</summary>
    Points,

    /// <summary>Pays with the prepaid balance (プリペイド).</summary>
    Prepaid,

    /// <summary>Paid later (掛); without a sale the member pays what is owed.</summary>
    OnAccount,

    /// <summary>Puts the keyed amount on the prepaid balance (チャージ).</summary>
    TopUp,

    /// <summary>Puts the sale aside, or goes on with one (保留/呼出).</summary>
    Hold,

    /// <summary>Return against the receipt whose number is keyed (返品).</summary>
    Refund,

    /// <summary>Settles a return with a new sale (交換).</summary>
    Exchange,

    /// <summary>Cancels a paid sale of the same business day (会計取消).</summary>
    CancelSale,

    /// <summary>Prints the last receipt again, or the one keyed (再発行); with a member tapped, their own history.</summary>
    Reprint,

    /// <summary>A receipt with addressee for the last sale, or the one keyed (領収書).</summary>
    FormalReceipt,

    /// <summary>No receipt for this or the next sale (レシートなし).</summary>
    ReceiptOff,

    /// <summary>Opens the drawer without a sale (両替).</summary>
    NoSale,

    /// <summary>Cash put in (入金).</summary>
    PaidIn,

    /// <summary>Cash taken out (出金).</summary>
    PaidOut,

    /// <summary>The float put into the drawer (レジ開け).</summary>
    CashFloat,

    /// <summary>Counts the drawer by denomination (在高).</summary>
    Count,

    /// <summary>A reading without reset (点検, X).</summary>
    Read,

    /// <summary>Closes the drawer session (精算, Z).</summary>
    Close,

    /// <summary>Signs in and confirms a PIN (担当).</summary>
    Staff,

    /// <summary>Training mode on and off (練習).</summary>
    Training,

    /// <summary>The member whose number is keyed, or a card after the sale (会員).</summary>
    Member,

    /// <summary>Who served: on the last line, or the sale before its first (担当者).</summary>
    Person,

    /// <summary>Who was asked for, on the last line (指名).</summary>
    Nominate,
}

/// <summary>Names of the logical keys.</summary>
public static class RegisterKeys
{
    private static readonly Dictionary<string, RegisterKey> ByName = new(StringComparer.Ordinal)
    {
        ["00"] = RegisterKey.DoubleZero,
        ["TIMES"] = RegisterKey.Times,
        ["CLEAR"] = RegisterKey.Clear,
        ["VOID"] = RegisterKey.Void,
        ["SUBTOTAL"] = RegisterKey.Subtotal,
        ["CASH"] = RegisterKey.Cash,
        ["CANCEL"] = RegisterKey.Cancel,
        ["LINEVOID"] = RegisterKey.LineVoid,
        ["PLU"] = RegisterKey.Plu,
        ["PRICE"] = RegisterKey.PriceCheck,
        ["PERCENT"] = RegisterKey.PercentOff,
        ["DISCOUNT"] = RegisterKey.AmountOff,
        ["SURCHARGE"] = RegisterKey.PercentOn,
        ["EXTRA"] = RegisterKey.AmountOn,
        ["COUPON"] = RegisterKey.Coupon,
        ["EATIN"] = RegisterKey.EatIn,
        ["CREDIT"] = RegisterKey.Credit,
        ["EMONEY"] = RegisterKey.ElectronicMoney,
        ["QR"] = RegisterKey.QrCode,
        ["VOUCHER"] = RegisterKey.GiftVoucher,
        ["POINTS"] = RegisterKey.Points,
        ["PREPAID"] = RegisterKey.Prepaid,
        ["ACCOUNT"] = RegisterKey.OnAccount,
        ["TOPUP"] = RegisterKey.TopUp,
        ["HOLD"] = RegisterKey.Hold,
        ["REFUND"] = RegisterKey.Refund,
        ["EXCHANGE"] = RegisterKey.Exchange,
        ["SALECANCEL"] = RegisterKey.CancelSale,
        ["REPRINT"] = RegisterKey.Reprint,
        ["FORMAL"] = RegisterKey.FormalReceipt,
        ["RECEIPTOFF"] = RegisterKey.ReceiptOff,
        ["NOSALE"] = RegisterKey.NoSale,
        ["PAIDIN"] = RegisterKey.PaidIn,
        ["PAIDOUT"] = RegisterKey.PaidOut,
        ["FLOAT"] = RegisterKey.CashFloat,
        ["COUNT"] = RegisterKey.Count,
        ["X"] = RegisterKey.Read,
        ["Z"] = RegisterKey.Close,
        ["STAFF"] = RegisterKey.Staff,
        ["TRAINING"] = RegisterKey.Training,
        ["MEMBER"] = RegisterKey.Member,
        ["PERSON"] = RegisterKey.Person,
        ["NOMINATE"] = RegisterKey.Nominate,
    };

    private static readonly Dictionary<RegisterKey, string> NameByKey;

    static RegisterKeys()
    {
        for (var digit = 0; digit <= 9; digit++) ByName[$"{digit}"] = RegisterKey.Digit0 + digit;
        for (var number = 1; number <= 8; number++) ByName[$"DEPT{number}"] = RegisterKey.Department1 + number - 1;
        NameByKey = ByName.ToDictionary(pair => pair.Value, pair => pair.Key);
    }

    /// <summary>Every name, for messages.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>The name of a key, for example <c>DEPT1</c>.</summary>
    public static string Name(RegisterKey key) => NameByKey[key];

    /// <summary>Finds a key by its name.</summary>
    public static bool TryParse(string name, out RegisterKey key) => ByName.TryGetValue(name, out key);
}
