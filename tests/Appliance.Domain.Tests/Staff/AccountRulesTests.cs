using Appliance.Domain.Staff;

namespace Appliance.Domain.Tests.Staff;

public sealed class AccountRulesTests
{
    [Theory]
    [InlineData("password12")]
    [InlineData("Password123!")]
    [InlineData("P@ssw0rd2026")]
    [InlineData("1234567890")]
    [InlineData("0987654321")]
    [InlineData("20261121-2026")]
    [InlineData("qwertyuiop")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("qwerty12345")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abcabcabcabc")]
    [InlineData("sakura-sakura")]
    [InlineData("iloveyou2026")]
    [InlineData("admin-admin-1")]
    [InlineData("letmein!letmein")]
    [InlineData("tokyo-osaka-1964")]
    public void A_password_that_is_tried_first_is_refused(string password) =>
        Assert.Equal("password-common", AccountRules.CheckPassword(password)?.Code);

    [Theory]
    [InlineData("umi-to-yama-1031")]
    [InlineData("correct horse battery staple")]
    [InlineData("あかるいみせのなかで")]
    [InlineData("x7!kQ-29fv")]
    [InlineData("kasa wo wasureta")]
    public void A_password_that_is_long_and_ones_own_is_taken(string password) =>
        Assert.Null(AccountRules.CheckPassword(password));

    [Theory]
    [InlineData("x7!kQ-29f", "password-too-short")]
    [InlineData("yamada-7!k", "password-telling")]
    [InlineData("MIDORI7!kx", "password-telling")]
    public void A_password_is_long_and_not_made_of_ones_name(string password, string code) =>
        Assert.Equal(code, AccountRules.CheckPassword(password, "yamada", null, "Midori")?.Code);

    [Fact]
    public void A_password_beyond_the_limit_is_refused()
    {
        var longest = string.Concat(Enumerable.Range(0, AccountRules.PasswordLongest).Select(i => (char)('ぁ' + (i * 7 % 80))));

        Assert.Null(AccountRules.CheckPassword(longest));
        Assert.Equal("password-too-long", AccountRules.CheckPassword(longest + "x")?.Code);
    }

    [Theory]
    [InlineData("yamada", true)]
    [InlineData("y.yamada_2@x-y", true)]
    [InlineData("y", false)]
    [InlineData("山田", false)]
    [InlineData("ya mada", false)]
    public void A_login_is_short_and_plain(string login, bool good) =>
        Assert.Equal(good, AccountRules.CheckLogin(login) is null);

    [Fact]
    public void What_a_japanese_keyboard_types_wide_is_the_same()
    {
        Assert.Equal("yamada", AccountRules.NormaliseLogin(" ＹＡＭＡＤＡ "));
        Assert.Equal("umi-to-yama", AccountRules.NormalisePassword("ｕｍｉ－ｔｏ－ｙａｍａ"));
    }
}
