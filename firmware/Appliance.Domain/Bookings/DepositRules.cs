using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Domain.Register;

namespace Appliance.Domain.Bookings;

/// <summary>
/// What may be kept of a deposit (予約金) when the guest did not come. Whether it is kept is the shop's decision each time; the
/// register takes nothing from anybody by itself.
/// </summary>
public static class DepositRules
{
    /// <summary>Longest reason.</summary>
    public const int ReasonLength = 40;

    /// <summary>The guest came, is still expected, or the shop itself called it off.</summary>
    public static Refusal NotLost { get; } = No(
        "deposit-not-lost", "キャンセル料を受け取れるのは、来店がなかった予約と、お客様からキャンセルされた予約だけです。");

    /// <summary>Something is kept already.</summary>
    public static Refusal KeptAlready { get; } =
        No("deposit-kept-already", "この予約のキャンセル料はもう受け取っています。直すときは、いったん取り消してください。");

    /// <summary>Nothing is kept.</summary>
    public static Refusal NotKept { get; } = No("deposit-not-kept", "この予約のキャンセル料は受け取っていません。");

    /// <summary>There is no reason, or one that is too long.</summary>
    public static Refusal ReasonMissing { get; } = No("deposit-reason", $"理由を1～{ReasonLength}文字で入れてください。");

    /// <summary>Giving back would be more than a guest may hold.</summary>
    public static Refusal TooMuchToHold { get; } = No(
        "deposit-too-much", $"お客様のチャージ残高が上限（{Limits.Prepaid}）を超えるので戻せません。");

    /// <summary>What is wrong with keeping an amount, or null.</summary>
    /// <param name="isLost">The guest did not come, or called it off.</param>
    /// <param name="deposit">What was paid in advance for it.</param>
    /// <param name="prepaid">What the guest can still use.</param>
    /// <param name="amount">What is to be kept.</param>
    public static Refusal? Check(bool isLost, Yen deposit, Yen prepaid, Yen amount)
    {
        if (!isLost) return NotLost;
        if (amount <= Yen.Zero || amount > deposit) return No("deposit-amount", $"受け取れるのは¥1から予約金の{deposit}までです。");
        return amount > prepaid
            ? No("deposit-spent", $"お客様のチャージ残高は{prepaid}です。その額までにしてください。")
            : null;
    }

    /// <summary>As what a kept deposit goes back: on the same day the very same, later for as long as the law lets a new one live.</summary>
    /// <param name="taken">What it was taken from.</param>
    /// <param name="keptOn">Business day it was kept on.</param>
    /// <param name="today">Business day.</param>
    public static EquatableList<PrepaidLot> GivenBack(EquatableList<PrepaidLot> taken, DateOnly keptOn, DateOnly today) => keptOn == today
        ? taken
        : [new(taken.Aggregate(Yen.Zero, (sum, lot) => sum + lot.Amount), today.AddMonths(Limits.PrepaidMonths).AddDays(-1))];

    private static Refusal No(string code, string text) => new(code, text, DisplayPage.Blank);
}
