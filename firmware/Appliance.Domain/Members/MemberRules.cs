using System.Buffers;
using System.Globalization;

namespace Appliance.Domain.Members;

/// <summary>Something about a member that cannot be kept so.</summary>
/// <param name="Field">Name of the field, or code of the shop's own question.</param>
/// <param name="Code">Stable, lower case with dashes.</param>
/// <param name="Text">What is wrong and what to do, in Japanese.</param>
public sealed record FieldProblem(string Field, string Code, string Text);

/// <summary>What a member's profile has to be like.</summary>
public static class MemberRules
{
    /// <summary>Longest name and reading, in characters as people count them.</summary>
    public const int NameLength = 128;

    /// <summary>Longest telephone number as written.</summary>
    public const int PhoneLength = 20;

    /// <summary>Longest e-mail address (RFC 5321 §4.5.3.1.3).</summary>
    public const int EmailLength = 254;

    /// <summary>Longest address, in characters as people count them.</summary>
    public const int AddressLength = 200;

    /// <summary>Longest wording of a consent.</summary>
    public const int WordingLength = 400;

    /// <summary>Cards of one member, blocked ones included.</summary>
    public const int CardLimit = 20;

    /// <summary>Members joined into one.</summary>
    public const int MergeLimit = 20;

    /// <summary>Members of one household.</summary>
    public const int HouseholdLimit = 20;

    /// <summary>UTF-16 code units of one character with everything that belongs to it.</summary>
    private const int UnitsPerCharacter = 8;

    private const int LeastPhoneDigits = 9;
    private const int MostPhoneDigits = 15;
    private const int PostalDigits = 7;
    private static readonly SearchValues<char> PhoneCharacters = SearchValues.Create("0123456789+-() ");
    private static readonly DateOnly FirstBirthday = new(1868, 1, 25);

    /// <summary>Characters as people count them: a rare kanji with its variation selector is one.</summary>
    public static int Length(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new StringInfo(text).LengthInTextElements;
    }

    /// <summary>
    /// A profile in one form: blanks at the ends gone, digits of phone and postal code in ASCII, what is empty absent.
    /// </summary>
    public static MemberProfile Tidy(MemberProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return profile with
        {
            Name = profile.Name.Trim(),
            Kana = profile.Kana.Trim(),
            Phone = Empty(profile.Phone) is { } phone ? TidyPhone(phone) : null,
            Email = Empty(profile.Email),
            PostalCode = Empty(profile.PostalCode) is { } code
                ? HalfKana.AsciiDigits(code).Replace("〒", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal)
                    .Replace("－", "", StringComparison.Ordinal).Replace("ー", "", StringComparison.Ordinal).Trim()
                : null,
            Address = Empty(profile.Address),
            LineUserId = Empty(profile.LineUserId),
            Attributes = profile.Attributes?.Where(it => it.Values.Count > 0).ToList() is { Count: > 0 } answers ? [.. answers] : null,
        };
    }

    /// <summary>What is wrong with a tidied profile; nothing when it can be kept.</summary>
    /// <param name="profile">From <see cref="Tidy"/>.</param>
    /// <param name="definitions">The shop's own questions.</param>
    /// <param name="today">A birthday is not after it.</param>
    /// <param name="complete">Whether the required questions have to be answered.</param>
    public static IReadOnlyList<FieldProblem> Check(
        MemberProfile profile, IReadOnlyCollection<AttributeDefinition> definitions, DateOnly today, bool complete = true)
    {
        ArgumentNullException.ThrowIfNull(profile);
        List<FieldProblem> problems = [];
        if (!IsText(profile.Name, 1, NameLength)) problems.Add(new("name", "name-invalid", $"お名前は1～{NameLength}文字で入れてください。"));
        if (!IsText(profile.Kana, 0, NameLength)) problems.Add(new("kana", "kana-invalid", $"フリガナは{NameLength}文字までです。"));
        if (profile.Phone is { } phone && !IsPhone(phone))
            problems.Add(new("phone", "phone-invalid", "電話番号は数字とハイフンで、市外局番から入れてください。"));
        if (profile.Email is { } email && !IsEmail(email)) problems.Add(new("email", "email-invalid", "メールアドレスの形が正しくありません。"));
        if (profile.Birthday is { } birthday && (birthday > today || birthday < FirstBirthday))
            problems.Add(new("birthday", "birthday-invalid", "生年月日は今日までの日付にしてください。"));
        if (profile.PostalCode is { } postal && (postal.Length != PostalDigits || !postal.AsSpan().ContainsOnlyDigits()))
            problems.Add(new("postalCode", "postal-code-invalid", "郵便番号は7桁の数字です。"));
        if (profile.Address is { } address && !IsText(address, 1, AddressLength))
            problems.Add(new("address", "address-invalid", $"住所は1行で{AddressLength}文字までです。"));
        if (profile.LineUserId is { } line && !IsLineUser(line))
            problems.Add(new("lineUserId", "line-user-invalid", "LINEのユーザーIDは U と32桁の英数字です。"));
        problems.AddRange(AttributeRules.Check(profile.Attributes, definitions, complete));
        return problems;
    }

    /// <summary>Whether a text can be a telephone number.</summary>
    public static bool IsPhone(string phone)
    {
        ArgumentNullException.ThrowIfNull(phone);
        return phone.Length <= PhoneLength && !phone.AsSpan().ContainsAnyExcept(PhoneCharacters)
            && phone.Count(char.IsAsciiDigit) is >= LeastPhoneDigits and <= MostPhoneDigits;
    }

    private static bool IsText(string text, int least, int most) =>
        text.Length >= least && text.Length <= most * UnitsPerCharacter && Length(text) <= most && !text.Any(char.IsControl);

    private static bool IsEmail(string email) =>
        email.Length <= EmailLength && email.Split('@') is [{ Length: > 0 }, { Length: > 2 } host]
        && host.Contains('.', StringComparison.Ordinal) && host[0] != '.' && host[^1] != '.' && !email.Any(sign => char.IsWhiteSpace(sign) || char.IsControl(sign));

    private static bool IsLineUser(string id) => id.Length == 33 && id[0] == 'U' && id.Skip(1).All(char.IsAsciiHexDigitLower);

    private static string? Empty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string TidyPhone(string phone) => string.Concat(HalfKana.AsciiDigits(phone).Select(sign => sign switch
    {
        '－' or '‐' or 'ー' or '―' => '-',
        '＋' => '+',
        '（' => '(',
        '）' => ')',
        '　' => ' ',
        _ => sign,
    }));
}
