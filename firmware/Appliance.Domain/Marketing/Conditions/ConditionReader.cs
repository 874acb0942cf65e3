using Appliance.Domain.Members;

namespace Appliance.Domain.Marketing.Conditions;

/// <summary>Reads the text of a condition, or says where it cannot be understood and what was expected there.</summary>
public sealed class ConditionReader
{
    private readonly ConditionScanner scan;
    private readonly ConditionWords words;
    private int depth;

    private ConditionReader(string text, ConditionWords words) => (scan, this.words) = (new(text), words);

    /// <summary>Reads a text.</summary>
    /// <param name="text">At most <see cref="ConditionLimits.TextLength"/> characters.</param>
    /// <param name="words">The shop's own words.</param>
    /// <param name="error">Why it is no condition, or null.</param>
    /// <returns>The condition, or null.</returns>
    public static Condition? Read(string text, ConditionWords words, out ConditionError? error)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(words);
        if (text.Length > ConditionLimits.TextLength)
        {
            error = new(ConditionLimits.TextLength, $"条件は{ConditionLimits.TextLength}文字までです。");
            return null;
        }

        ConditionReader reader = new(text, words);
        var condition = reader.Any();
        if (condition is not null && !reader.scan.IsAtEnd)
        {
            reader.scan.Fail("ここは「かつ」「または」でつなぐか、終わりにしてください。");
            condition = null;
        }

        error = condition is null ? reader.scan.Error ?? new(0, "条件を入れてください。") : null;
        if (condition is null || ConditionRules.Check(condition) is not { } refusal) return condition;
        error = new(0, refusal.Text);
        return null;
    }

    private Condition? Any() => Joined("または", All, parts => new AnyOf(parts));

    private Condition? All() => Joined("かつ", One, parts => new AllOf(parts));

    private static EquatableList<Condition> List(List<Condition> parts) => [.. parts];

    private Condition? Joined(string word, Func<Condition?> part, Func<EquatableList<Condition>, Condition> join)
    {
        List<Condition> parts = [];
        do
        {
            if (part() is not { } one) return null;
            parts.Add(one);
        }
        while (scan.Eat(word));
        return parts.Count == 1 ? parts[0] : join(List(parts));
    }

    private Condition? One()
    {
        var condition = Primary();
        while (condition is not null && scan.Eat("でない")) condition = new Not(condition);
        return condition;
    }

    private Condition? Primary()
    {
        if (scan.Eat("("))
        {
            if (++depth > ConditionLimits.Depth) return No($"かっこの入れ子は{ConditionLimits.Depth}段までです。");
            var inside = Any();
            depth--;
            return inside is not null && scan.Need(")") ? inside : null;
        }

        if (scan.Eat("仮会員")) return new IsProvisional();
        if (scan.Eat("離れる兆し")) return new ShowsLeaving();
        if (scan.Eat("来店(")) return Visits();
        if (scan.Eat("購入")) return Purchase();
        if (scan.Eat("誕生月")) return BirthMonth();
        if (scan.Eat("連絡先")) return Channel(it => new HasContact(it));
        if (scan.Eat("同意")) return Channel(it => new Agreed(it));
        if (scan.Eat("住所に")) return Line(ProfileText.Address, "を含む");
        if (scan.Eat("郵便番号が")) return Line(ProfileText.PostalCode, "で始まる");
        if (scan.Eat("属性(")) return Attribute();
        return Figures() ?? Days() ?? Question() ?? No(
            "ここに条件が必要です。例: 来店回数 >= 3回、最終来店から 90日以上、購入(商品 \"…\") >= 1回、誕生月 = 今月");
    }

    private Condition? No(string expected)
    {
        scan.Fail(expected);
        return null;
    }

    private bool Sign(out Comparison comparison) =>
        scan.EatOne(ConditionVocabulary.Signs, out comparison) || scan.Fail("ここに >= <= = != > < のどれかが必要です。");

    private bool Number(out long value) => scan.EatNumber(out value) || scan.Fail("ここに数が必要です。");

    private bool Within(out long days) => Number(out days) && scan.Need("日以内");

    private Condition? Figures()
    {
        foreach (var (figure, word, unit) in ConditionVocabulary.Figures)
        {
            if (!scan.Eat(word)) continue;
            if (!Sign(out var comparison) || !Number(out var value)) return null;
            scan.Eat(unit);
            return new FigureIs(figure, comparison, value);
        }

        return null;
    }

    private Condition? Days()
    {
        if (scan.Error is not null || !scan.EatOne(ConditionVocabulary.Days.Select(it => (it.Figure, it.Word)), out var figure)) return null;
        if (!scan.Eat("から"))
        {
            scan.Eat("日");
            if (!Sign(out var comparison)) return null;
            return scan.EatDay(out var day) ? new DayIs(figure, comparison, day) : No("ここに 2026-01-31 のような日付が必要です。");
        }

        if (!Number(out var days) || !scan.Need("日")) return null;
        return scan.EatOne(ConditionVocabulary.Since, out var since)
            ? new DaysSince(figure, since, (int)Math.Min(days, int.MaxValue))
            : No("「日」のあとに「以上」「以内」「未満」「超」のどれかが必要です。");
    }

    private Condition? Visits()
    {
        if (!Within(out var days) || !scan.Need(")") || !Sign(out var comparison) || !Number(out var times)) return null;
        scan.Eat("回");
        return new Visited(Int(days), comparison, Int(times));
    }

    private Condition? Purchase()
    {
        if (!scan.Need("(")) return null;
        SubjectKind kind;
        if (scan.Eat("商品")) kind = SubjectKind.Product;
        else if (scan.Eat("部門")) kind = SubjectKind.Department;
        else return No("「商品」か「部門」が必要です。");
        var at = scan.At;
        if (!scan.EatQuoted(out var name)) return No("名前かコードを \"…\" の中に入れてください。");
        if (words.CodeOf(kind, name) is not { } code)
        {
            scan.At = at;
            return No($"「{name}」という{(kind == SubjectKind.Product ? "商品" : "部門")}は見つからないか、いくつもあります。コードでも書けます。");
        }

        long? within = null;
        if (scan.Eat(","))
        {
            if (!Within(out var days)) return null;
            within = days;
        }

        if (!scan.Need(")") || !Sign(out var comparison) || !Number(out var value)) return null;
        return scan.EatOne(ConditionVocabulary.Measures, out var measure)
            ? new Bought(kind, code, measure, comparison, value, within is { } window ? Int(window) : null)
            : No("数のあとに「回」「個」「円」のどれかが必要です。");
    }

    private Condition? BirthMonth()
    {
        if (!scan.Need("=")) return null;
        if (scan.Eat("今月")) return new BirthMonthIs();
        if (scan.Eat("来月")) return new BirthMonthIs(null, RelativeMonth.Next);
        return scan.EatNumber(out var month) && scan.Eat("月")
            ? new BirthMonthIs(Int(month))
            : No("「今月」「来月」か「4月」のような月が必要です。");
    }

    private Condition? Channel(Func<ContactChannel, Condition> make)
    {
        if (!scan.Need("(")) return null;
        if (!scan.EatOne(ConditionVocabulary.Channels, out var channel)) return No("「メール」「LINE」「郵便」「電話」「レシート」のどれかが必要です。");
        return scan.Need(")") ? make(channel) : null;
    }

    private Condition? Line(ProfileText of, string ending)
    {
        if (!scan.EatQuoted(out var text)) return No("ことばを \"…\" の中に入れてください。");
        return scan.Need(ending) ? new TextIs(of, text) : null;
    }

    private Condition? Attribute()
    {
        if (!scan.EatQuoted(out var name)) return No("項目の名前を \"…\" の中に入れてください。");
        return scan.Need(")") ? Answer(words.Questions.FirstOrDefault(it => it.Name == name)
            ?? words.Questions.FirstOrDefault(it => it.Code == name) ?? new(name, name, [])) : null;
    }

    /// <summary>A question by its bare words: 性別 = 女性.</summary>
    private Condition? Question()
    {
        if (scan.Error is not null) return null;
        foreach (var question in words.Questions.OrderByDescending(it => it.Name.Length))
        {
            if (scan.Eat(question.Name)) return Answer(question);
        }

        return null;
    }

    private Condition? Answer(QuestionWords question)
    {
        if (!Sign(out var comparison)) return null;
        if (scan.EatQuoted(out var quoted))
        {
            return new AttributeIs(question.Code, comparison, question.Choices.FirstOrDefault(it => it.Name == quoted)?.Code ?? quoted);
        }

        var choices = question.Choices.OrderByDescending(it => it.Name.Length).Select(it => (it.Code, it.Name));
        if (scan.EatOne(choices, out var choice)) return new AttributeIs(question.Code, comparison, choice);
        if (scan.EatDay(out var day)) return new AttributeIs(question.Code, comparison, day.ToString("O"));
        if (scan.EatNumber(out var number)) return new AttributeIs(question.Code, comparison, $"{number}");
        var known = string.Join("」「", question.Choices.Select(it => it.Name));
        return No(known.Length > 0 ? $"「{known}」のどれかが必要です。" : "答えを \"…\" の中に入れてください。");
    }

    private static int Int(long value) => (int)Math.Min(value, int.MaxValue);
}
