using System.Buffers;

namespace Appliance.Domain.Staff;

/// <summary>What a sign-in to the console has to be like.</summary>
public static class AccountRules
{
    /// <summary>Shortest login.</summary>
    public const int LoginShortest = 2;

    /// <summary>Longest login.</summary>
    public const int LoginLongest = 32;

    /// <summary>Shortest password, in characters.</summary>
    public const int PasswordShortest = 10;

    /// <summary>Longest password, in characters: hashing must not become work for its own sake.</summary>
    public const int PasswordLongest = 128;

    /// <summary>Shortest word that a password must not be made of, like a login.</summary>
    private const int TellingWord = 4;

    private static readonly SearchValues<char> LoginCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789._-@");

    /// <summary>A login as it is kept: one spelling for what a person and a phone's keyboard make of it.</summary>
    public static string NormaliseLogin(string login)
    {
        ArgumentNullException.ThrowIfNull(login);
        return Plain(login).Trim().ToLowerInvariant();
    }

    /// <summary>A password as it is hashed: the same from a Japanese keyboard and a plain one.</summary>
    public static string NormalisePassword(string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        return Plain(password);
    }

    /// <summary>Why a login cannot be, or null.</summary>
    public static Refusal? CheckLogin(string login)
    {
        ArgumentNullException.ThrowIfNull(login);
        return login.Length is < LoginShortest or > LoginLongest || login.AsSpan().ContainsAnyExcept(LoginCharacters)
            ? No("login-invalid", $"ログイン名は{LoginShortest}～{LoginLongest}文字の半角英数字（. _ - @ も可）で決めてください。")
            : null;
    }

    /// <summary>Why a password cannot be, or null. Any character may be in it; what makes it good is its length.</summary>
    /// <param name="password">Normalised.</param>
    /// <param name="words">What an attacker would try first: the login, the person's and the shop's name.</param>
    public static Refusal? CheckPassword(string password, params ReadOnlySpan<string?> words)
    {
        ArgumentNullException.ThrowIfNull(password);
        if (password.Length < PasswordShortest)
        {
            return No("password-too-short", $"パスワードは{PasswordShortest}文字以上にしてください。短い文をそのまま使うと覚えやすくなります。");
        }

        if (password.Length > PasswordLongest)
        {
            return No("password-too-long", $"パスワードは{PasswordLongest}文字までです。");
        }

        foreach (var word in words)
        {
            if (word is { Length: >= TellingWord } && password.Contains(word, StringComparison.OrdinalIgnoreCase)
                && password.Length - word.Length < PasswordShortest)
            {
                return No("password-telling", "ログイン名やお店の名前をもとにしたパスワードは推測されやすいため使えません。");
            }
        }

        return CommonPasswords.Has(password)
            ? No("password-common", "よく使われるパスワードに当てはまるため使えません。関係のない言葉を3つ以上つなげてみてください。")
            : null;
    }

    /// <summary>Full-width letters, digits, signs and blanks as plain ones.</summary>
    public static string Plain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Create(text.Length, text, static (plain, source) =>
        {
            for (var i = 0; i < plain.Length; i++)
            {
                plain[i] = source[i] switch
                {
                    >= '\uFF01' and <= '\uFF5E' => (char)(source[i] - 0xFEE0),
                    '\u3000' => ' ',
                    _ => source[i],
                };
            }
        });
    }

    private static Refusal No(string code, string text) => new(code, text, DisplayPage.Blank);
}
