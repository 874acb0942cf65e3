using Appliance.Domain.Karte;
using Appliance.Domain.Members;
using Appliance.Domain.Tests.Register;
using FsCheck;
using FsCheck.Fluent;

namespace Appliance.Domain.Tests.Karte;

/// <summary>What the operator is told of a guest: at the tap, on plain glass, and nowhere else.</summary>
public sealed class GuestCareTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Fact]
    public void One_line_stands_under_name_and_points()
    {
        var page = Assert.Single(Care(["ｱﾚﾙｷﾞｰ ｿﾊﾞ"]).Pages(Counter.Hanako, Today));

        Assert.Equal(("ｻﾄｳ ﾊﾅｺ", "120P", "ｱﾚﾙｷﾞｰ ｿﾊﾞ"), (page.Top.Left, page.Top.Right, page.Bottom.Left));
    }

    [Theory]
    [InlineData("2026-11-20", "1990-11-21", "ｾﾞﾝｶｲ 11/20 ﾀﾝｼﾞｮｳﾋﾞ")]
    [InlineData("2025-11-22", "1990-11-22", "ｾﾞﾝｶｲ 11/22")]
    [InlineData("2025-11-21", "1990-12-21", "ｾﾞﾝｶｲ 2025/11/21")]
    [InlineData("2026-11-21", "1990-11-21", "ﾎﾝｼﾞﾂ ﾀﾝｼﾞｮｳﾋﾞ")]
    public void Last_visit_and_birthday_share_a_row_and_say_only_what_is_new(string last, string born, string row)
    {
        var page = Assert.Single(new GuestCare([], DateOnly.Parse(last), DateOnly.Parse(born)).Pages(Counter.Hanako, Today));

        Assert.Equal(row, page.Bottom.Left);
    }

    [Fact]
    public void A_long_ago_visit_on_the_birthday_takes_a_row_of_its_own()
    {
        var page = Assert.Single(new GuestCare([], new(2024, 1, 2), new(1990, 11, 21)).Pages(Counter.Hanako, Today));

        Assert.Equal(("ﾎﾝｼﾞﾂ ﾀﾝｼﾞｮｳﾋﾞ", "ｾﾞﾝｶｲ 2024/1/2"), (page.Top.Left, page.Bottom.Left));
    }

    [Theory]
    [InlineData("2027-02-28", true)]
    [InlineData("2028-02-28", false)]
    [InlineData("2028-02-29", true)]
    public void Born_on_29_February_is_congratulated_on_the_last_day_of_the_month(string today, bool isBirthday) =>
        Assert.Equal(isBirthday, new GuestCare([], null, new(2000, 2, 29)).Pages(Counter.Hanako, DateOnly.Parse(today)).Count == 1);

    [Fact]
    public void Nothing_to_know_is_no_page() => Assert.Empty(new GuestCare([], Today, null).Pages(Counter.Hanako, Today));

    [Fact]
    public void Every_word_of_every_line_is_on_some_page_and_every_row_fits()
    {
        var lines = Gen.Choose(1, 30).SelectMany(length => Gen.Elements('ｱ', 'ﾊ', 'ﾟ', ' ', '9').ArrayOf(length))
            .Select(signs => new string(signs).Trim()).Where(line => line.Length > 0).ListOf();
        Prop.ForAll(lines.ToArbitrary(), all =>
        {
            var pages = Care([.. all]).Pages(Counter.Hanako, Today);
            var shown = string.Concat((all.Count == 1 && pages.Count == 1 && pages[0].Top.Right.Length > 0
                ? pages.Select(page => page.Bottom.Left)
                : pages.SelectMany(page => new[] { page.Top.Left, page.Bottom.Left })).Select(Squeezed));
            Assert.Equal(Squeezed(string.Concat(all)), shown);
            Assert.All(pages.SelectMany(page => new[] { page.Top, page.Bottom }), row =>
                Assert.True(row.Left.Length + row.Right.Length + (row.Right.Length > 0 ? 1 : 0) <= 20, row.ToString()));
        }).Check(Config.QuickThrowOnFailure);
    }

    [Fact]
    public void A_tap_shows_it_to_the_operator_until_the_next_key_and_never_to_the_customer()
    {
        var counter = Counter.Open().Keys("4 5 0 DEPT2").Tap(WithSoba);
        Assert.Contains("ｱﾚﾙｷﾞｰ ｿﾊﾞ", counter.Operator, StringComparison.Ordinal);
        Assert.DoesNotContain("ｿﾊﾞ", counter.Customer, StringComparison.Ordinal);

        counter.Keys("SUBTOTAL");

        Assert.Equal("ﾃﾝﾅｲ|¥450/ｺﾞｳｹｲ|¥450", counter.Operator);
        Assert.DoesNotContain("ｿﾊﾞ", counter.Customer, StringComparison.Ordinal);
    }

    [Fact]
    public void The_member_key_shows_it_again_then_how_to_take_off_and_only_then_takes_off()
    {
        var counter = Counter.Open().Tap(WithSoba).Keys("4 5 0 DEPT2 MEMBER");
        Assert.Contains("ｱﾚﾙｷﾞｰ ｿﾊﾞ", counter.Operator, StringComparison.Ordinal);

        counter.Keys("MEMBER");
        Assert.Contains("ﾄﾘｹｼ ﾊ ﾓｳｲﾁﾄﾞ ｶｲｲﾝ", counter.Operator, StringComparison.Ordinal);
        Assert.NotNull(counter.State.Counter.Member);

        counter.Keys("SUBTOTAL MEMBER");
        Assert.NotNull(counter.State.Counter.Member);

        counter.Keys("MEMBER MEMBER");
        Assert.Null(counter.State.Counter.Member);
    }

    [Fact]
    public void Nobody_signed_in_nothing_is_shown()
    {
        var counter = Counter.OpenLocked().Tap(WithSoba);

        Assert.DoesNotContain("ｿﾊﾞ", counter.Operator, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tap_that_no_sale_follows_is_forgotten_with_what_it_showed()
    {
        var counter = Counter.Open().Tap(WithSoba).At(TimeSpan.FromMinutes(3)).Tick();

        Assert.Equal("ｲﾗｯｼｬｲﾏｾ|/|0", counter.Operator);
    }

    [Theory]
    [InlineData(AlertKind.Allergy, "health-consent-missing")]
    [InlineData(AlertKind.Medical, "health-consent-missing")]
    [InlineData(AlertKind.Dislike, null)]
    [InlineData(AlertKind.Preference, null)]
    public void Health_wants_consent_and_taste_does_not(AlertKind kind, string? code) =>
        Assert.Equal(code, AlertRules.Check(new(kind, "蕎麦", "ｿﾊﾞ"), hasHealthConsent: false, others: 0)?.Code);

    [Theory]
    [InlineData("", "ｿﾊﾞ", 0, "alert-text")]
    [InlineData("蕎麦", "", 0, "alert-reading")]
    [InlineData("蕎麦", "ｿﾊﾞ", AlertRules.MostAlerts, "too-many-alerts")]
    [InlineData("蕎麦", "ｿﾊﾞ", AlertRules.MostAlerts - 1, null)]
    public void An_alert_is_short_can_be_shown_and_is_one_of_few(string text, string reading, int others, string? code) =>
        Assert.Equal(code, AlertRules.Check(new(AlertKind.Dislike, text, reading), hasHealthConsent: true, others)?.Code);

    private static string Squeezed(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    private static MemberGlance WithSoba => Counter.Hanako with { Care = Care(["ｱﾚﾙｷﾞｰ ｿﾊﾞ"]) };

    private static GuestCare Care(EquatableList<string> lines) => new(lines, null, null);
}
