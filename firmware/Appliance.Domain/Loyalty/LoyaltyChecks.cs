using Appliance.Domain.Catalog;
using Appliance.Domain.Sales;

namespace Appliance.Domain.Loyalty;

/// <summary>What is wrong with rules, gifts and corrections before they are journaled.</summary>
public static class LoyaltyChecks
{
    private const int NameLength = 20;
    private const int CodeLength = 10;
    private const int RankKanaLength = 8;
    private const int PassKanaLength = 12;
    private const int ReasonLength = 40;
    private const int LongestReward = 366;
    private const int LongestPass = 1_100;

    /// <summary>What is wrong with the rules, or null.</summary>
    /// <param name="rules">As they would be.</param>
    /// <param name="coupon">The coupon with a code, or null.</param>
    /// <param name="hasProduct">Whether there is a product with a code.</param>
    public static Refusal? Check(LoyaltyRules rules, Func<string, Coupon?> coupon, Func<string, bool> hasProduct)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(coupon);
        ArgumentNullException.ThrowIfNull(hasProduct);
        if (rules.Bonuses.Count > LoyaltyLimits.Bonuses) return No("loyalty-bonuses", $"ボーナスは{LoyaltyLimits.Bonuses}件までです。");
        if (!AreDistinct(rules.Bonuses.Select(it => it.Code))) return No("loyalty-bonus-code", "ボーナスのコードは英数字1～10文字で、重複できません。");
        foreach (var bonus in rules.Bonuses)
        {
            if (Check(bonus) is { } refusal) return refusal;
        }

        if (rules.Expiry is { Months: < 1 or > LoyaltyLimits.ExpiryMonths })
        {
            return No("loyalty-expiry", $"ポイントの有効期限は1～{LoyaltyLimits.ExpiryMonths}か月です。");
        }

        if (rules.StaffPointLimit is < 1 or > LoyaltyLimits.StaffPoints) return No("loyalty-staff-limit", "プレゼント・訂正の上限は1～1,000,000Pです。");
        if (rules.PinFromPoints is < 1) return No("loyalty-pin", "暗証番号が要るポイント数は1P以上です。");
        if (rules.NoPointTenders?.Contains(TenderKind.Points) == true) return No("loyalty-tenders", "ポイント払いの扱いはお店の設定で選びます。");
        return rules.Ladder is { } ladder && Check(ladder, coupon) is { } wrong
            ? wrong
            : CheckStamps(rules.StampCards ?? [], coupon) ?? CheckPasses(rules.Passes ?? [], hasProduct);
    }

    /// <summary>What is wrong with points that staff give (above zero) or put right (signed), or null.</summary>
    public static Refusal? CheckPoints(long points, bool isGift, string reason, long held, LoyaltyRules rules)
    {
        ArgumentNullException.ThrowIfNull(reason);
        ArgumentNullException.ThrowIfNull(rules);
        if (reason.Length is 0 or > ReasonLength) return No("points-reason", $"理由を1～{ReasonLength}文字で入れてください。");
        if (points == 0 || (isGift && points < 0)) return No("points-zero", "ポイント数を入れてください。");
        if (Math.Abs(points) > rules.StaffPointLimit)
        {
            return No("points-over-limit", $"一度に動かせるのは{rules.StaffPointLimit:#,0}Pまでです。上限はポイントの設定で変えられます。");
        }

        return held + points < 0 && points < 0 ? No("points-too-few", $"残高は{held:#,0}Pです。それより多くは減らせません。") : null;
    }

    private static Refusal? Check(BonusRule bonus)
    {
        if (bonus.Name.Length is 0 or > NameLength) return No("loyalty-bonus-name", $"ボーナスの名前は1～{NameLength}文字です。");
        var isMultiple = bonus.Times is > 100 and <= 10_000 && bonus.Points == 0;
        var isFixed = bonus.Points is >= 1 and <= 100_000 && bonus.Times == 0;
        if (!isMultiple && !isFixed) return No("loyalty-bonus-points", $"「{bonus.Name}」は倍率（1倍超～100倍）か加算ポイント（1～100,000）のどちらかです。");
        return bonus.From > bonus.Until || bonus.FromClock >= bonus.UntilClock || bonus.MinimumYen < 0
            ? No("loyalty-bonus-time", $"「{bonus.Name}」の期間・時間帯か最低金額が正しくありません。")
            : null;
    }

    private static Refusal? Check(RankLadder ladder, Func<string, Coupon?> coupon)
    {
        if (ladder.WindowMonths is < 1 or > LoyaltyLimits.FigureMonths) return No("loyalty-window", $"ランクの集計期間は1～{LoyaltyLimits.FigureMonths}か月です。");
        if (ladder.Ranks.Count is 0 or > LoyaltyLimits.Ranks) return No("loyalty-ranks", $"ランクは1～{LoyaltyLimits.Ranks}段です。");
        if (!AreDistinct(ladder.Ranks.Select(it => it.Code))) return No("loyalty-rank-code", "ランクのコードは英数字1～10文字で、重複できません。");
        for (var i = 0; i < ladder.Ranks.Count; i++)
        {
            var rank = ladder.Ranks[i];
            if (rank.Name.Length is 0 or > NameLength || !IsKana(rank.Kana, RankKanaLength))
            {
                return No("loyalty-rank-name", $"ランク名は1～{NameLength}文字、表示用は半角カナ1～{RankKanaLength}文字です。");
            }

            if (rank.From < 1 || (i > 0 && rank.From <= ladder.Ranks[i - 1].From)) return No("loyalty-rank-from", "ランクの条件は下から順に大きくしてください。");
            if (rank.Times is not 0 and (<= 100 or > 10_000)) return No("loyalty-rank-times", $"「{rank.Name}」のポイント倍率は1倍超～100倍です。");
            if (rank.DiscountBasisPoints is < 0 or > 5_000) return No("loyalty-rank-discount", $"「{rank.Name}」の割引は50%までです。");
            if (CheckReward(rank.Coupon, rank.CouponDays, coupon) is { } refusal) return refusal;
        }

        return null;
    }

    private static Refusal? CheckStamps(EquatableList<StampCard> cards, Func<string, Coupon?> coupon)
    {
        if (cards.Count > LoyaltyLimits.StampCards) return No("loyalty-stamps", $"スタンプカードは{LoyaltyLimits.StampCards}種類までです。");
        if (!AreDistinct(cards.Select(it => it.Code))) return No("loyalty-stamp-code", "スタンプカードのコードは英数字1～10文字で、重複できません。");
        foreach (var card in cards)
        {
            if (card.Name.Length is 0 or > NameLength || !IsKana(card.Kana, RankKanaLength))
            {
                return No("loyalty-stamp-name", $"スタンプカード名は1～{NameLength}文字、表示用は半角カナ1～{RankKanaLength}文字です。");
            }

            if (card.Needed is < 2 or > 100) return No("loyalty-stamp-needed", $"「{card.Name}」の満了は2～100個です。");
            if (card.Per == StampPer.Amount && card.PerYen < 1) return No("loyalty-stamp-yen", $"「{card.Name}」は何円ごとに1個かを入れてください。");
            if (card.From > card.Until) return No("loyalty-stamp-time", $"「{card.Name}」の期間が正しくありません。");
            if (CheckReward(card.Reward, card.RewardDays, coupon) is { } refusal) return refusal;
        }

        return null;
    }

    private static Refusal? CheckReward(string? code, int days, Func<string, Coupon?> coupon)
    {
        if (code is null) return null;
        if (coupon(code) is not { Personal: true }) return No("loyalty-reward", $"特典 {code} は会員専用クーポンとして登録されていません。");
        return days is < 1 or > LongestReward ? No("loyalty-reward-days", $"特典クーポンの有効日数は1～{LongestReward}日です。") : null;
    }

    private static Refusal? CheckPasses(EquatableList<PassKind> passes, Func<string, bool> hasProduct)
    {
        if (passes.Count > LoyaltyLimits.Passes) return No("loyalty-passes", $"回数券は{LoyaltyLimits.Passes}種類までです。");
        if (passes.Select(it => it.Product).Distinct(StringComparer.Ordinal).Count() < passes.Count) return No("loyalty-pass-product", "同じ商品の回数券が二つあります。");
        foreach (var pass in passes)
        {
            if (!hasProduct(pass.Product)) return No("loyalty-pass-product", $"商品 {pass.Product} は登録されていません。");
            if (pass.Name.Length is 0 or > NameLength || !IsKana(pass.Kana, PassKanaLength))
            {
                return No("loyalty-pass-name", $"回数券名は1～{NameLength}文字、表示用は半角カナ1～{PassKanaLength}文字です。");
            }

            if (pass.Uses is < 0 or > 999 || pass.Days is < 1 or > LongestPass)
            {
                return No("loyalty-pass-uses", $"「{pass.Name}」は0～999回、1～{LongestPass}日です。");
            }
        }

        return null;
    }

    private static bool IsKana(string text, int longest) => text.Length >= 1 && text.Length <= longest && HalfKana.IsPlain(text);

    private static bool AreDistinct(IEnumerable<string> codes)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        return codes.All(code => code.Length is >= 1 and <= CodeLength && code.All(char.IsAsciiLetterOrDigit) && seen.Add(code));
    }

    private static Refusal No(string code, string text) => new(code, text, DisplayPage.Blank);
}
