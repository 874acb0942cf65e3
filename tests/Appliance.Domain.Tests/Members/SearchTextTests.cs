using Appliance.Domain.Members;

namespace Appliance.Domain.Tests.Members;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("ﾔﾏﾀﾞ ﾊﾅｺ", "やまだはなこ")]
    [InlineData("ヤマダ　ハナコ", "やまだはなこ")]
    [InlineData("やまだ・はなこ", "やまだはなこ")]
    [InlineData("ｳﾞｧｲｵﾘﾝ ﾊﾟﾝ", "ゔぁいおりんぱん")]
    [InlineData("か\u3099く", "か\u3099く")]
    [InlineData("ＡＢＣ abc", "abcabc")]
    [InlineData("渡邉\U000E0101", "渡邉")]
    [InlineData("𠮷野家", "𠮷野家")]
    public void A_reading_is_the_same_however_it_was_typed(string typed, string folded) =>
        Assert.Equal(folded, SearchText.Fold(typed));

    [Theory]
    [InlineData("090-1234-5678", "09012345678")]
    [InlineData("０９０（１２３４）５６７８", "09012345678")]
    [InlineData("+81 90 1234 5678", "09012345678")]
    [InlineData(null, "")]
    public void A_telephone_number_is_its_digits(string? typed, string digits) => Assert.Equal(digits, SearchText.PhoneDigits(typed));
}
