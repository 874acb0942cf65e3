namespace Appliance.Domain.Members;

/// <summary>Every expected no about a guest's form; the first ones are read by the guest.</summary>
public static class GuestFormRefusals
{
    /// <summary>There is no such form, or there is a newer one for the same member.</summary>
    public static Refusal Unknown { get; } = Make("guest-form-unknown", "この用紙は使えません。スタッフに新しいQRコードをお求めください。");

    /// <summary>It was filled in.</summary>
    public static Refusal Used { get; } = Make("guest-form-used", "これはもう使われました。");

    /// <summary>Its time is over.</summary>
    public static Refusal Ended { get; } = Make("guest-form-ended", "この用紙の時間が過ぎました。スタッフに新しいQRコードをお求めください。");

    /// <summary>The shop changed its questions or sentences while the guest was writing.</summary>
    public static Refusal Changed { get; } =
        Make("guest-form-changed", "書いている間にお店が用紙を変えました。文面をもう一度ご確認のうえ、送ってください。");

    /// <summary>Too many are waiting to be filled in.</summary>
    public static Refusal TooMany { get; } = new(
        "guest-forms-too-many", "書きかけの用紙が多すぎます。しばらく待ってからもう一度どうぞ。",
        new(new("ｺﾞｷﾆｭｳ ﾖｳｼ ｶﾞ"), new("ｵｵｽｷﾞﾏｽ")));

    /// <summary>Nobody's phone could open it.</summary>
    public static Refusal NetworkClosed { get; } = new(
        "guest-form-network-closed", "お客様の端末から開けるように、先に 設定 › ネットワーク でお店のネットワークに公開してください。",
        new(new("ｻｷﾆ ﾈｯﾄﾜｰｸ ﾉ"), new("ｺｳｶｲ ｶﾞ ﾋﾂﾖｳ ﾃﾞｽ")));

    private static Refusal Make(string code, string text) => new(code, text, DisplayPage.Blank);
}
