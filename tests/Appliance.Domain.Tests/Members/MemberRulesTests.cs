using Appliance.Domain.Members;

namespace Appliance.Domain.Tests.Members;

public sealed class MemberRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly AttributeDefinition Skin =
        new("skin", "肌質", AttributeKind.Choice, Required: true, [new("dry", "乾燥"), new("oily", "脂性")]);

    [Fact]
    public void A_name_of_128_rare_kanji_with_variation_selectors_is_taken_and_one_more_is_not()
    {
        var longest = string.Concat(Enumerable.Repeat("邉\U000E0101", 127)) + "𠮷";
        Assert.Empty(Check(new(longest, "")));
        Assert.Equal(["name-invalid"], Check(new(longest + "子", "")));
    }

    [Fact]
    public void Every_field_that_cannot_be_kept_is_told()
    {
        MemberProfile wrong = new(
            " ", new('ア', 129), "12-34", "nobody", Today.AddDays(1), "123", new('区', 201), "U12", [new("shoe", ["26"])]);
        Assert.Equal(
            [
                "name-invalid", "kana-invalid", "phone-invalid", "email-invalid", "birthday-invalid", "postal-code-invalid",
                "address-invalid", "line-user-invalid", "attribute-unknown",
            ],
            Check(wrong));
    }

    [Fact]
    public void Digits_of_any_width_are_kept_as_ascii()
    {
        var tidy = MemberRules.Tidy(new("山田", "", "０９０－１２３４－５６７８", " ", PostalCode: "〒１００－０００１"));
        Assert.Equal(("090-1234-5678", null, "1000001"), (tidy.Phone, tidy.Email, tidy.PostalCode));
        Assert.Empty(Check(tidy));
    }

    [Fact]
    public void A_required_question_has_to_be_answered_with_one_of_its_choices()
    {
        Assert.Equal(["attribute-missing"], Check(new("山田", ""), Skin));
        Assert.Equal(["attribute-invalid"], Check(new("山田", "", Attributes: [new("skin", ["wet"])]), Skin));
        Assert.Equal(["attribute-invalid"], Check(new("山田", "", Attributes: [new("skin", ["dry", "oily"])]), Skin));
        Assert.Empty(Check(new("山田", "", Attributes: [new("skin", ["dry"])]), Skin));
    }

    [Fact]
    public void Answers_are_read_from_words()
    {
        Assert.Equal(["dry"], AttributeRules.Read("乾燥", Skin));
        Assert.Null(AttributeRules.Read("普通", Skin));
        Assert.Equal(["dry", "oily"], AttributeRules.Read("脂性、乾燥", Skin with { Kind = AttributeKind.Choices })!.Order());
        Assert.Equal(["1980-04-01"], AttributeRules.Read("S55.4.1", new("day", "記念日", AttributeKind.Date)));
        Assert.Equal(["1200"], AttributeRules.Read("１,２００", new("n", "身長", AttributeKind.Number)));
        Assert.Null(AttributeRules.Read("高い", new("n", "身長", AttributeKind.Number)));
    }

    [Fact]
    public void A_question_in_use_keeps_its_kind()
    {
        Assert.Equal("attribute-kind", AttributeRules.Check(Skin with { Kind = AttributeKind.Choices }, [Skin])?.Code);
        Assert.Equal("attribute-choices", AttributeRules.Check(Skin with { Choices = null }, [])?.Code);
        Assert.Equal("attribute-code", AttributeRules.Check(Skin with { Code = "Skin" }, [])?.Code);
        Assert.Null(AttributeRules.Check(Skin with { Retired = true }, [Skin]));
    }

    [Fact]
    public void Two_are_alike_by_what_they_share_and_less_by_what_they_do_not()
    {
        MemberProfile one = new("山田 花子", "ﾔﾏﾀﾞ ﾊﾅｺ", "090-1234-5678", Birthday: new(1980, 4, 1));
        MemberProfile same = new("山田花子", "やまだ はなこ", "09012345678");
        MemberProfile sister = new("山田 月子", "ﾔﾏﾀﾞ ﾂｷｺ", "090-1234-5678", Birthday: new(1982, 5, 5));
        Assert.Equal(95, Likeness.Of(one, same).Score);
        Assert.Equal(["kana", "name", "phone"], Likeness.Of(one, same).Evidence.Select(it => it.Field));
        Assert.True(Likeness.Of(one, sister).Score < Likeness.Suspicious);
    }

    private static IEnumerable<string> Check(MemberProfile profile, params AttributeDefinition[] definitions) =>
        MemberRules.Check(MemberRules.Tidy(profile), definitions, Today).Select(it => it.Code);
}
