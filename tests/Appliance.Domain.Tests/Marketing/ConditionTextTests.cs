using Appliance.Domain.Marketing;
using Appliance.Domain.Marketing.Conditions;
using Appliance.Domain.Members;
using FsCheck;
using FsCheck.Fluent;
using Condition = Appliance.Domain.Marketing.Conditions.Condition;

namespace Appliance.Domain.Tests.Marketing;

public sealed class ConditionTextTests
{
    private static readonly ConditionWords Words = new(
        [new("1001", "カラー"), new("1002", "カット"), new("1003", "同名"), new("1004", "同名"), new("1005", "引用\"付き")],
        [new("2", "美容")],
        [new("sex", "性別", [new("f", "女性"), new("m", "男性")]), new("job", "職業", [])]);

    [Fact]
    public void A_text_as_an_owner_writes_it_is_understood()
    {
        var read = ConditionReader.Read(
            "来店回数 >= 3 かつ 最終来店から 90日以上 かつ 購入(商品 \"カラー\", 180日以内) >= 2回 かつ 性別 = 女性 かつ 誕生月 = 今月",
            Words, out var error);
        Assert.Null(error);
        Assert.Equal(
            new AllOf(
            [
                new FigureIs(Figure.Visits, Comparison.AtLeast, 3),
                new DaysSince(DayFigure.LastVisit, Comparison.AtLeast, 90),
                new Bought(SubjectKind.Product, "1001", PurchaseMeasure.Times, Comparison.AtLeast, 2, 180),
                new AttributeIs("sex", Comparison.Equal, "f"),
                new BirthMonthIs(),
            ]),
            read);
    }

    [Theory]
    [InlineData("累計利用額≧１０，０００円かつ最終来店から９０日以上", "累計利用額 >= 10,000円 かつ 最終来店から 90日以上")]
    [InlineData("購入（商品「カラー」、180日以内）＞＝２回", "購入(商品 \"カラー\", 180日以内) >= 2回")]
    [InlineData("入会日 >= 2026/4/1", "入会 >= 2026-04-01")]
    [InlineData("年齢 >= 20 または 年齢 < 60 かつ 仮会員", "年齢 >= 20歳 または (年齢 < 60歳 かつ 仮会員)")]
    [InlineData("(来店(30日以内) >= 2) でない", "(来店(30日以内) >= 2回) でない")]
    [InlineData("購入(部門 \"2\") >= 5000円", "購入(部門 \"美容\") >= 5,000円")]
    [InlineData("職業 = \"会社員\"", "属性(\"職業\") = \"会社員\"")]
    [InlineData("誕生月 = 来月 かつ 同意(LINE) かつ 連絡先(電話) でない", "誕生月 = 来月 かつ 同意(LINE) かつ (連絡先(電話)) でない")]
    public void Several_ways_of_writing_are_one(string written, string text)
    {
        var read = ConditionReader.Read(written, Words, out var error);
        Assert.Null(error);
        Assert.Equal(text, ConditionText.Of(read!, Words));
    }

    [Theory]
    [InlineData("", 0, "条件が必要")]
    [InlineData("来店回数 >= 3 かつ", 12, "条件が必要")]
    [InlineData("来店回数 3", 5, ">= <=")]
    [InlineData("来店回数 >= 多い", 8, "数が必要")]
    [InlineData("最終来店から 90日", 10, "以上")]
    [InlineData("購入(商品 \"パーマ\") >= 1回", 6, "「パーマ」という商品")]
    [InlineData("購入(商品 \"同名\") >= 1回", 6, "いくつも")]
    [InlineData("購入(商品 \"カラー\") >= 1", 17, "「回」")]
    [InlineData("性別 = 犬", 5, "「女性」「男性」")]
    [InlineData("仮会員 仮会員", 4, "かつ")]
    [InlineData("(仮会員", 4, "「)」")]
    [InlineData("入会 >= 2026-02-30", 6, "日付")]
    [InlineData("購入(商品 \"カラー\", 30日以内) >= 13回", 0, "期間を付けた回数")]
    public void What_is_not_understood_is_told_with_its_place(string text, int at, string expected)
    {
        Assert.Null(ConditionReader.Read(text, Words, out var error));
        Assert.Equal(at, error!.At);
        Assert.Contains(expected, error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_has_limits()
    {
        Condition one = new IsProvisional();
        var deep = one;
        for (var i = 1; i < ConditionLimits.Depth; i++) deep = new Not(deep);
        Assert.Null(ConditionRules.Check(deep));
        Assert.Equal("condition-too-deep", ConditionRules.Check(new Not(deep))?.Code);
        Assert.Null(ConditionRules.Check(new AllOf([.. Enumerable.Repeat(one, ConditionLimits.Nodes - 1)])));
        Assert.Equal(
            "condition-too-large", ConditionRules.Check(new AllOf([.. Enumerable.Repeat(one, ConditionLimits.Nodes)]))?.Code);
        Condition bought = new Bought(SubjectKind.Product, "1", PurchaseMeasure.Times, Comparison.AtLeast, 1);
        Assert.Equal(
            "condition-too-many-purchases",
            ConditionRules.Check(new AnyOf([.. Enumerable.Repeat(bought, ConditionLimits.Purchases + 1)]))?.Code);
        Assert.Equal("condition-empty", ConditionRules.Check(new AllOf([]))?.Code);
        Assert.NotNull(ConditionReader.Read(string.Concat(Enumerable.Repeat("(", 5)) + "仮会員" + new string(')', 5), Words, out _));
        Assert.Null(ConditionReader.Read(new string('(', 3_000), Words, out var error));
        Assert.Equal(ConditionLimits.TextLength, error!.At);
        Assert.Null(ConditionReader.Read(new string('(', 100), Words, out _));
    }

    [Fact]
    public void What_is_written_is_read_back_as_the_same() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Any(3).ToArbitrary(), condition =>
        {
            var text = ConditionText.Of(condition, Words);
            var read = ConditionReader.Read(text, Words, out _);
            return ConditionRules.Check(condition) is not null || (condition.Equals(read) && ConditionText.Of(read, Words) == text);
        }));

    private static Gen<Condition> Any(int depth)
    {
        var sign = Gen.Elements(Enum.GetValues<Comparison>());
        var number = Gen.Choose(0, 12).Select(it => (long)it);
        var channel = Gen.Elements(Enum.GetValues<ContactChannel>());
        List<Gen<Condition>> leaves =
        [
            Three(Gen.Elements(Enum.GetValues<Figure>()), sign, Gen.Choose(0, 2_000_000), (f, s, n) => new FigureIs(f, s, n)),
            Three(Gen.Elements(Enum.GetValues<DayFigure>()), sign, Gen.Choose(0, 3_000), (f, s, n) => new DaysSince(f, s, n)),
            Three(Gen.Elements(Enum.GetValues<DayFigure>()), sign, Gen.Choose(730_000, 740_000), (f, s, n) => new DayIs(f, s, DateOnly.FromDayNumber(n))),
            Three(Gen.Choose(0, 400), sign, Gen.Choose(0, 12), (d, s, n) => new Visited(d, s, n)),
            Three(Gen.Elements("1001", "1003", "1005"), sign, number, (c, s, n) => new Bought(SubjectKind.Product, c, PurchaseMeasure.Times, s, n, 90)),
            Three(Gen.Elements(Enum.GetValues<PurchaseMeasure>()), sign, number, (m, s, n) => new Bought(SubjectKind.Department, "2", m, s, n)),
            Three(Gen.Elements("sex", "job", "別"), sign, Gen.Elements("f", "x\"y", "30"), (c, s, v) => new AttributeIs(c, s, v)),
            Gen.Choose(1, 12).Select(it => (Condition)new BirthMonthIs(it)),
            Gen.Elements(Enum.GetValues<RelativeMonth>()).Select(it => (Condition)new BirthMonthIs(null, it)),
            Gen.Elements(Enum.GetValues<ProfileText>()).Select(it => (Condition)new TextIs(it, "渋谷（\"」")),
            channel.Select(it => (Condition)new HasContact(it)),
            channel.Select(it => (Condition)new Agreed(it)),
            Gen.Elements<Condition>(new IsProvisional(), new ShowsLeaving()),
        ];
        var leaf = Gen.OneOf(leaves);
        if (depth == 0) return leaf;
        var parts = Gen.Choose(2, 3).SelectMany(count => Any(depth - 1).ListOf(count));
        return Gen.OneOf(
            leaf,
            parts.Select(it => (Condition)new AllOf([.. it])),
            parts.Select(it => (Condition)new AnyOf([.. it])),
            Any(depth - 1).Select(it => (Condition)new Not(it)));
    }

    private static Gen<Condition> Three<T1, T2, T3>(Gen<T1> one, Gen<T2> two, Gen<T3> three, Func<T1, T2, T3, Condition> make) =>
        one.SelectMany(a => two.SelectMany(b => three.Select(c => make(a, b, c))));
}
