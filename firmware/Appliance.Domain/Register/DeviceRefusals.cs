namespace Appliance.Domain.Register;

/// <summary>Refusals that follow from the devices around the counter.</summary>
public static class DeviceRefusals
{
    /// <summary>The register's key is at Lock.</summary>
    public static Refusal Locked { get; } = new(
        "register-locked", "レジの鍵がロック位置です。鍵を回してからどうぞ。", KeylockDecisions.Locked);

    /// <summary>The mains are gone.</summary>
    public static Refusal PowerFails { get; } = new(
        "power-failing",
        "停電しています。新しい取引は始められません。途中の会計は続けられます。",
        new(new("ﾃｲﾃﾞﾝ: ｱﾀﾗｼｲ ｶｲｹｲ ﾌｶ"), new("C ｦ ｵｼﾃｸﾀﾞｻｲ")));

    /// <summary>Money of the open sale is in an acceptor.</summary>
    public static Refusal CashInside { get; } = new(
        "cash-inserted",
        "投入された現金があります。現計で会計するか、訂正で返金してからどうぞ。",
        new(new("ﾄｳﾆｭｳｷﾝ ｶﾞ ｱﾘﾏｽ"), new("ｹﾞﾝｹｲ ｶ ﾃｲｾｲ ｦ ｵｽ")));
}
