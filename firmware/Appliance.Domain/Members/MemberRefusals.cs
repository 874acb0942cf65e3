namespace Appliance.Domain.Members;

/// <summary>Every expected no about members, with the words for whoever asked.</summary>
public static class MemberRefusals
{
    /// <summary>There is no such member any more.</summary>
    public static Refusal Gone { get; } = Make("member-gone", "この会員は見つからないか、消去されています。");

    /// <summary>The card stands for somebody.</summary>
    public static Refusal CardTaken { get; } = Make("card-taken", "このカードはほかの会員かスタッフが使っています。");

    /// <summary>The member has no such card.</summary>
    public static Refusal CardUnknown { get; } = Make("card-unknown", "このカードはこの会員のものではありません。");

    /// <summary>The card is blocked, or not, already.</summary>
    public static Refusal CardIsSo { get; } = Make("card-is-so", "カードはすでにその状態です。画面を読み込み直してください。");

    /// <summary>Too many cards.</summary>
    public static Refusal CardsTooMany { get; } = Make("cards-too-many", $"カードは1人{MemberRules.CardLimit}枚までです。");

    /// <summary>A member cannot be joined with themselves, or with one who is joined already.</summary>
    public static Refusal MergeImpossible { get; } = Make("merge-impossible", "同じ会員どうし、または統合済みの会員は統合できません。");

    /// <summary>Too many members in one.</summary>
    public static Refusal MergesTooMany { get; } = Make("merges-too-many", $"1人にまとめられるのは{MemberRules.MergeLimit}人までです。");

    /// <summary>What was joined has been used.</summary>
    public static Refusal MergeUsed { get; } =
        Make("merge-used", "統合したあとにプリペイド残高が使われたため、元に戻せません。");

    /// <summary>They are not joined.</summary>
    public static Refusal NotMerged { get; } = Make("not-merged", "この2人は統合されていません。");

    /// <summary>There is money between shop and member.</summary>
    public static Refusal MoneyLeft { get; } =
        Make("money-left", "掛の残りかプリペイド残高があります。精算してから消去してください。");

    /// <summary>It is as asked already.</summary>
    public static Refusal UseIsSo { get; } = Make("use-is-so", "すでにその状態です。");

    /// <summary>A household has room no more.</summary>
    public static Refusal HouseholdFull { get; } = Make("household-full", $"家族は{MemberRules.HouseholdLimit}人までです。");

    private static Refusal Make(string code, string text) => new(code, text, DisplayPage.Blank);
}
