using System.Text;
using Appliance.Firmware.Configuration;
using Appliance.Firmware.Roster;

namespace Appliance.Firmware.Tests.Roster;

/// <summary>Japan Post's file as it is: fifteen columns, towns over several rows, remarks in brackets, several towns of one code.</summary>
public sealed class PostalCodesTests : IDisposable
{
    private const int Cp932 = 932;

    /// <summary>Rows in the shape of 郵便番号データの説明: 3 郵便番号, 4–6 カナ, 7 都道府県名, 8 市区町村名, 9 町域名, 10–15 flags.</summary>
    private static readonly string[] Rows =
    [
        "01101,\"060  \",\"0600000\",\"ﾎｯｶｲﾄﾞｳ\",\"ｻｯﾎﾟﾛｼﾁｭｳｵｳｸ\",\"ｲｶﾆｹｲｻｲｶﾞﾅｲﾊﾞｱｲ\",\"北海道\",\"札幌市中央区\",\"以下に掲載がない場合\",0,0,0,0,0,0",
        "01101,\"064  \",\"0640941\",\"ﾎｯｶｲﾄﾞｳ\",\"ｻｯﾎﾟﾛｼﾁｭｳｵｳｸ\",\"ｱｻﾋｶﾞｵｶ\",\"北海道\",\"札幌市中央区\",\"旭ケ丘\",0,0,1,0,0,0",
        "01101,\"060  \",\"0600042\",\"ﾎｯｶｲﾄﾞｳ\",\"ｻｯﾎﾟﾛｼﾁｭｳｵｳｸ\",\"ｵｵﾄﾞｵﾘﾆｼ(1-19ﾁｮｳﾒ)\",\"北海道\",\"札幌市中央区\",\"大通西（１～１９丁目）\",1,0,1,0,0,0",
        "26105,\"605  \",\"6050000\",\"ｷｮｳﾄﾌ\",\"ｷｮｳﾄｼﾋｶﾞｼﾔﾏｸ\",\"ｲｶﾆｹｲｻｲｶﾞﾅｲﾊﾞｱｲ\",\"京都府\",\"京都市東山区\",\"以下に掲載がない場合\",0,0,0,0,0,0",
        "03366,\"02955\",\"0295503\",\"ｲﾜﾃｹﾝ\",\"ﾜｶﾞｸﾞﾝﾆｼﾜｶﾞﾏﾁ\",\"ｱﾅｱｹ22ﾁﾜﾘ､ｱﾅｱｹ23ﾁﾜﾘ\",\"岩手県\",\"和賀郡西和賀町\",\"穴明２２地割、穴明２３地割\",1,1,0,0,0,0",
        "08220,\"300  \",\"3001252\",\"ｲﾊﾞﾗｷｹﾝ\",\"ﾂｸﾊﾞｼ\",\"ﾀｶﾐﾊﾗ\",\"茨城県\",\"つくば市\",\"高見原\",0,0,1,0,0,0",
        "13362,\"10003\",\"1000301\",\"ﾄｳｷｮｳﾄ\",\"ﾄｼﾏﾑﾗ\",\"ﾄｼﾏﾑﾗｲﾁｴﾝ\",\"東京都\",\"利島村\",\"利島村一円\",0,0,0,0,0,0",
        "25443,\"52203\",\"5220317\",\"ｼｶﾞｹﾝ\",\"ｲﾇｶﾐｸﾞﾝﾀｶﾞﾁｮｳ\",\"ｲﾁｴﾝ\",\"滋賀県\",\"犬上郡多賀町\",\"一円\",0,0,0,0,0,0",
        "19422,\"40905\",\"4090501\",\"ﾔﾏﾅｼｹﾝ\",\"ｵｵﾂｷｼ\",\"ｵｵﾂｷｼﾉﾂｷﾞﾆﾊﾞﾝﾁｶﾞｸﾙﾊﾞｱｲ\",\"山梨県\",\"大月市\",\"大月市の次に番地がくる場合\",0,0,0,0,0,0",
        "26104,\"604  \",\"6048064\",\"ｷｮｳﾄﾌ\",\"ｷｮｳﾄｼﾅｶｷﾞｮｳｸ\",\"ﾎﾘﾉｳｴﾁｮｳ(\",\"京都府\",\"京都市中京区\",\"堀之上町（富小路通六角下る、富小路通\",0,0,0,0,0,0",
        "26104,\"604  \",\"6048064\",\"ｷｮｳﾄﾌ\",\"ｷｮｳﾄｼﾅｶｷﾞｮｳｸ\",\"\",\"京都府\",\"京都市中京区\",\"蛸薬師上る、蛸薬師通富小路東入、\",0,0,0,0,0,0",
        "26104,\"604  \",\"6048064\",\"ｷｮｳﾄﾌ\",\"ｷｮｳﾄｼﾅｶｷﾞｮｳｸ\",\"\",\"京都府\",\"京都市中京区\",\"蛸薬師通富小路西入）\",0,0,0,0,0,0",
        "23105,\"453  \",\"4530002\",\"ｱｲﾁｹﾝ\",\"ﾅｺﾞﾔｼﾅｶﾑﾗｸ\",\"ﾒｲｴｷ\",\"愛知県\",\"名古屋市中村区\",\"名駅\",0,0,0,1,0,0",
        "23105,\"453  \",\"4530002\",\"ｱｲﾁｹﾝ\",\"ﾅｺﾞﾔｼﾅｶﾑﾗｸ\",\"ﾒｲｴｷﾐﾅﾐ\",\"愛知県\",\"名古屋市中村区\",\"名駅南\",0,0,0,1,0,0",
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("appliance-postal-").FullName;

    public static TheoryData<string, string[]> Codes => new()
    {
        { "0600000", ["北海道札幌市中央区"] },
        { "0640941", ["北海道札幌市中央区旭ケ丘"] },
        { "0600042", ["北海道札幌市中央区大通西"] },
        { "0295503", ["岩手県和賀郡西和賀町"] },
        { "1000301", ["東京都利島村"] },
        { "5220317", ["滋賀県犬上郡多賀町一円"] },
        { "4090501", ["山梨県大月市"] },
        { "6048064", ["京都府京都市中京区堀之上町"] },
        { "4530002", ["愛知県名古屋市中村区名駅", "愛知県名古屋市中村区名駅南"] },
        { "9999999", [] },
    };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Codes))]
    public void An_address_is_as_one_writes_it_in_the_old_file_and_in_the_new(string code, string[] addresses)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        foreach (var encoding in new[] { Encoding.GetEncoding(Cp932), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) })
        {
            Assert.Equal(addresses, Of(encoding.GetBytes(string.Join("\r\n", Rows) + "\r\n")).Find(code));
        }
    }

    [Fact]
    public void A_row_that_is_cut_short_is_left_out_and_the_others_are_found()
    {
        var codes = Of(Encoding.UTF8.GetBytes(string.Join("\r\n", Rows) + "\r\n01101,\"060  \",\"0600041\",\"ﾎｯｶ"));

        Assert.Empty(codes.Find("0600041"));
        Assert.Equal(["京都府京都市東山区"], codes.Find("6050000"));
    }

    [Fact]
    public void Without_a_file_no_address_is_known_and_none_is_said_to_be_there()
    {
        PostalCodes codes = new(new RosterFileSettings { PostalCodeFile = Path.Combine(folder, "none.csv") });

        Assert.False(codes.IsThere);
        Assert.Empty(codes.Find("0640941"));
    }

    private PostalCodes Of(byte[] file)
    {
        var path = Path.Combine(folder, "KEN_ALL.CSV");
        File.WriteAllBytes(path, file);
        return new(new RosterFileSettings { PostalCodeFile = path });
    }
}
