using System.Collections.Frozen;

namespace Appliance.Domain.Staff;

/// <summary>
/// Passwords that are tried first. Ten characters and more of the usual lists are nearly all made the same few ways, so
/// the ways are listed and not the passwords: common words one after the other, with digits or signs around them and
/// letters written as digits; rows of the keyboard; runs of digits, dates; the same little piece again and again. A few
/// hundred words in up to four places, with what stands around them, are many millions of passwords.
/// </summary>
internal static class CommonPasswords
{
    /// <summary>Most words a common password is made of.</summary>
    private const int WordLimit = 4;

    /// <summary>Fewest different characters of a password.</summary>
    private const int DifferentLeast = 5;

    private static readonly string[] Rows =
        ["01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz", "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "1q2w3e4r5t6y7u8i9o0p"];

    private static readonly FrozenSet<string> Words = """
        a aaa abc abcd abcdef abcdefg abcdefgh access admin administrator aishiteru aki akira alien amanda
        amazon andrew android angel angels angou anpanman anshou aoi apple appliance april arigato arigatou
        arsenal asdf asdfgh asdfghjkl asdzxc ashley august autumn ayumi azerty baby bad banana bar barcelona
        baseball basketball batman bear beer berry best big billion bird black bleach blessed blessing blue boss
        brown burger business butterfly cafe candy captain cash cashier casino castle cat change changeme
        charlie cheese chelsea cherry chocolate christ clinic coffee coke college company computer cookie cool
        corvette counter cowboys crazy crystal customer customers cyber daisuke daisuki dance daniel david
        december default demo diamond doctor dog doggy dollar dolphin doraemon dragon dragonball drum eagle
        eagles earth eight enter evangelion facebook faith falcon family father february ferrari fire first fish
        five flower football forest forever four freedom friday friend friends fuji fujisan fukuoka fuyu galaxy
        genesis george get ghibli gmail go gold golden golf good google grace great green guest guitar gundam
        gym hack hacker hana hanako happy harley haru haruka hayashi heaven hello hellokitty helloworld hero
        heroes himawari himitsu hinata hiroshi hiroshima hockey hokkaido honey hope horse hot hotel hotmail
        hunter hyper i ichigo ichiro iloveyou in inoue instagram internet inu iphone is it ito james january
        japan japanese jazz jennifer jessica jesus jiro john jordan joshua july june kaisha karaoke kato kawaii
        keiko kenji killer kimetsu kimura king kitten kitty knight kobayashi kobe konnichiwa kumiko kyoto lakers
        last legend letme letmein letter lightning linux lion liverpool lkjhgf login logon love lovely lover
        loveyou lucky luigi magic makoto manager march mariko mario master matrix matsumoto matthew maverick may
        me mega megumi member members mercedes metal michael michelle microsoft mikan million mise mnbvcx momiji
        monday money monkey moon mother mountain movie music mustang my nagoya nakamura naoki naruto natsu neko
        network new nice nicole nihon nihongo nine ninja nintendo nippon no noriko nothing november number nurse
        nyanko ocean october office ohayo ohayou ohtani ok okane okinawa old omise one onepiece onigiri open
        opensesame operator orange osaka owner panda pass passwd password passwort pasuwaado pasuwado peace
        peach pepper pepsi phoenix pi piano pikachu pink pirate pizza planet playstation please poiuyt pokemon
        poker police porsche pos posregi potato prince princess printer private puppy purple qazwsx qazwsxedc
        queen qweasd qweasdzxc qwerty qwertyuiop qwertz rabbit rain ramen ranger raspberry raspberrypi
        realmadrid red regi register restaurant rfvtgb rich rin ringo river robert robot rock rocket rogin root
        router saburo saito sakura sakurasaku salon samsung samurai sapporo sasaki sato satoshi saturday
        sayonara school second secret sendai september server service sesame set seven sexy shadow shimizu shop
        shopping signin silver six sky small smile snake snow so soccer soldier sonic sora space spiderman
        spring staff star stars start starwars station stop store storm strawberry student sugar sukiyaki summer
        sun sunday sunshine super superman supervisor support sushi suzuki sweet sword system takahashi takeshi
        tanaka taro teacher technician tempura ten tennis terminal terminalpos test tester testing thank thanks
        that the this thomas three thunder thursday tiger tokyo tomato tomoko top totoro trinity trust trustno
        tsubaki tuesday turtle twitter two ubuntu ultra university us user very viking vodka wanwan warrior
        watanabe water we wednesday welcome whatever whisky white wifi william wind windows winter wireless
        wizard wolf word world wsxedc xyz yahoo yamada yamaguchi yamamoto yankees yellow yes yoko yokohama
        yoshida yosuke you your youtube yui yuka yuki zelda zero zxcv zxcvbn zxcvbnm
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static readonly int LongestWord = Words.Max(word => word.Length);

    /// <summary>Whether a password is one of those.</summary>
    public static bool Has(string password)
    {
        var lower = password.ToLowerInvariant();
        if (lower.Distinct().Count() < DifferentLeast || IsRepeated(lower)) return true;
        var plain = Plain(Middle(lower));
        return IsMadeOf(Core(lower)) || IsMadeOf(Core(plain)) || IsMadeOf(plain);
    }

    /// <summary>Letters written as the digits and signs that look like them, read back.</summary>
    private static string Plain(string lower) => string.Create(lower.Length, lower, static (text, source) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = source[i] switch
            {
                '0' => 'o',
                '1' or '!' => 'i',
                '3' => 'e',
                '4' or '@' => 'a',
                '5' or '$' => 's',
                '7' => 't',
                _ => source[i],
            };
        }
    });

    /// <summary>Without the digits and signs before and behind.</summary>
    private static string Middle(string text)
    {
        var from = 0;
        var to = text.Length;
        while (from < to && !char.IsLetter(text[from])) from++;
        while (to > from && !char.IsLetter(text[to - 1])) to--;
        return text[from..to];
    }

    /// <summary>Without the digits and signs around and between the words.</summary>
    private static string Core(string text) => string.Concat(text.Where(char.IsLetter));

    /// <summary>Whether it is one piece of half its length at most, written again and again.</summary>
    private static bool IsRepeated(string text)
    {
        for (var length = 1; length <= text.Length / 2; length++)
        {
            var period = length;
            if (Enumerable.Range(period, text.Length - period).All(i => text[i] == text[i - period])) return true;
        }

        return false;
    }

    /// <summary>Whether nothing is left after taking common words and pieces of keyboard rows away.</summary>
    private static bool IsMadeOf(string core)
    {
        // Letters from the start on that so many words cover; -1 for none.
        var least = new int[core.Length + 1];
        Array.Fill(least, WordLimit + 1);
        least[0] = 0;
        for (var end = 1; end <= core.Length; end++)
        {
            for (var start = 0; start < end; start++)
            {
                if (least[start] >= WordLimit || least[start] + 1 >= least[end]) continue;
                if (IsCommon(core[start..end])) least[end] = least[start] + 1;
            }
        }

        return least[core.Length] <= WordLimit;
    }

    private static bool IsCommon(string part) =>
        (part.Length <= LongestWord && Words.Contains(part)) || (part.Length >= 3 && IsRow(part));

    private static bool IsRow(string part) => Rows.Any(row =>
        row.Contains(part, StringComparison.Ordinal)
        || row.Contains(new string([.. part.Reverse()]), StringComparison.Ordinal));
}
