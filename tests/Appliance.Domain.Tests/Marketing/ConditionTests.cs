using Appliance.Domain.Marketing;
using Appliance.Domain.Marketing.Conditions;
using Appliance.Domain.Members;

namespace Appliance.Domain.Tests.Marketing;

public sealed class ConditionTests
{
    private static readonly DateOnly Today = new(2026, 6, 15);

    private static readonly PurchaseFigures Colour =
        PurchaseFigures.None(Today.AddDays(-200)).Bought(Today.AddDays(-200), 1, new(5_000)).Bought(Today.AddDays(-20), 2, new(9_000));

    private static readonly MemberFacts Hanako = new(
        "M000001",
        new("山田 花子", "ﾔﾏﾀﾞ ﾊﾅｺ", Email: "h@example.jp", Birthday: new(1990, 7, 1), PostalCode: "1500001", Address: "東京都渋谷区1-1",
            Attributes: [new("sex", ["f"]), new("hobby", ["a", "b"]), new("height", ["158"])]),
        Provisional: false,
        [ContactChannel.Email],
        120,
        MemberFigures.Of(new(2025, 1, 1)).Sold(Today.AddDays(-200), 10, new(5_000)).Sold(Today.AddDays(-20), 10, new(9_000)),
        subject => subject == PurchaseSubject.Product("1001") ? Colour : null);

    [Theory]
    [InlineData("来店回数 = 2", true)]
    [InlineData("平均利用額 >= 7001", false)]
    [InlineData("来店間隔 > 0", false)]
    [InlineData("最終来店から 20日以上", true)]
    [InlineData("最終来店から 20日超", false)]
    [InlineData("入会 < 2025-01-02", true)]
    [InlineData("来店(20日以内) = 1回", true)]
    [InlineData("来店(19日以内) = 0回", true)]
    [InlineData("購入(商品 \"1001\") >= 3個", true)]
    [InlineData("購入(商品 \"1001\", 20日以内) >= 9000円", true)]
    [InlineData("購入(商品 \"1001\", 20日以内) >= 2回", false)]
    [InlineData("購入(商品 \"1002\") = 0回", true)]
    [InlineData("属性(\"sex\") = \"f\"", true)]
    [InlineData("属性(\"hobby\") = \"b\"", true)]
    [InlineData("属性(\"hobby\") != \"b\"", false)]
    [InlineData("属性(\"height\") >= \"99\"", true)]
    [InlineData("属性(\"unknown\") != \"b\"", true)]
    [InlineData("誕生月 = 今月", false)]
    [InlineData("誕生月 = 来月", true)]
    [InlineData("年齢 = 35", true)]
    [InlineData("住所に \"渋谷\" を含む かつ 郵便番号が \"150\" で始まる", true)]
    [InlineData("連絡先(メール) かつ (連絡先(電話)) でない", true)]
    [InlineData("同意(LINE)", false)]
    [InlineData("保有ポイント >= 120点", true)]
    public void A_condition_holds_or_not(string text, bool holds)
    {
        ConditionWords words = new([new("1001", "カラー"), new("1002", "カット")], [], []);
        Assert.Equal(holds, ConditionReader.Read(text, words, out _)!.Holds(Hanako, Today));
    }

    [Fact]
    public void No_day_on_which_a_condition_turns_is_missed()
    {
        Condition[] all =
        [
            new DaysSince(DayFigure.LastVisit, Comparison.AtLeast, 90), new DaysSince(DayFigure.LastVisit, Comparison.AtMost, 90),
            new DaysSince(DayFigure.FirstVisit, Comparison.Equal, 250), new Visited(60, Comparison.AtLeast, 1),
            new Bought(SubjectKind.Product, "1001", PurchaseMeasure.Times, Comparison.AtLeast, 2, 230), new BirthMonthIs(),
            new BirthMonthIs(null, RelativeMonth.Next), new FigureIs(Figure.Age, Comparison.AtLeast, 36),
            new FigureIs(Figure.YearSpend, Comparison.AtLeast, 10_000), new ShowsLeaving(),
        ];
        foreach (var condition in all)
        {
            var (at, turned) = (Today, 0);
            while (condition.NextChange(Hanako, at) is { } next && next < Today.AddYears(3))
            {
                Assert.True(next > at);
                for (var day = at.AddDays(1); day < next; day = day.AddDays(1))
                {
                    Assert.Equal(condition.Holds(Hanako, at), condition.Holds(Hanako, day));
                }

                if (condition.Holds(Hanako, at) != condition.Holds(Hanako, next)) turned++;
                at = next;
            }

            Assert.All(Enumerable.Range(0, 400), i => Assert.True(
                condition.NextChange(Hanako, at) is not null || condition.Holds(Hanako, at) == condition.Holds(Hanako, at.AddDays(i))));
            Assert.True(turned > 0 || condition is ShowsLeaving, $"{condition} never turned");
        }
    }

    [Fact]
    public void Who_was_born_on_a_leap_day_has_their_birthday_on_the_28th_in_other_years()
    {
        FigureIs grown = new(Figure.Age, Comparison.AtLeast, 23);
        var born = Hanako with { Profile = Hanako.Profile! with { Birthday = new(2004, 2, 29) } };
        Assert.False(grown.Holds(born, new(2027, 2, 27)));
        Assert.True(grown.Holds(born, new(2027, 2, 28)));
        Assert.Equal(new(2027, 2, 28), grown.NextChange(born, new(2026, 12, 1)));
        Assert.Equal(new(2028, 2, 29), grown.NextChange(born, new(2027, 2, 28)));
    }
}
