using System.Buffers;
using System.Text;

namespace Appliance.Domain.Marketing;

/// <summary>Texts with fields in braces, <c>{お名前}様</c>; braces of full width count as well.</summary>
public static class MessageTemplate
{
    private static readonly SearchValues<char> Braces = SearchValues.Create("{}｛｝");

    private static readonly (string Name, Func<MessageFields, string> Value)[] Fields =
    [
        ("お名前", it => it.Name),
        ("フリガナ", it => it.Kana),
        ("ポイント", it => it.Points.ToString("#,0")),
        ("最終来店", it => it.LastVisit is { } day ? $"{day.Year}年{day.Month}月{day.Day}日" : "—"),
        ("来店回数", it => it.Visits.ToString("#,0")),
        ("店名", it => it.Shop),
        ("電話番号", it => it.ShopPhone ?? ""),
        ("クーポン", it => it.Coupon ?? ""),
        ("クーポン期限", it => it.CouponUntil is { } day ? $"{day.Month}月{day.Day}日" : ""),
    ];

    /// <summary>Names of the fields, without braces.</summary>
    public static IReadOnlyList<string> FieldNames { get; } = [.. Fields.Select(field => field.Name)];

    /// <summary>What is wrong with a text, or null.</summary>
    public static Refusal? Check(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            Fill(text, MessageFields.Sample);
            return null;
        }
        catch (FormatException exception)
        {
            return new("template-field", exception.Message, DisplayPage.Blank);
        }
    }

    /// <summary>The text for one member.</summary>
    /// <exception cref="FormatException">A field does not exist, or a brace is left open; the message says which.</exception>
    public static string Fill(string text, MessageFields fields)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(fields);
        StringBuilder filled = new(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '}' or '｝') throw new FormatException("「}」だけがあります。差し込みは {お名前} のように書いてください。");
            if (text[i] is not ('{' or '｛'))
            {
                filled.Append(text[i]);
                continue;
            }

            var end = text.AsSpan(i + 1).IndexOfAny(Braces);
            if (end < 0 || text[i + 1 + end] is '{' or '｛')
            {
                throw new FormatException("「{」が閉じていません。差し込みは {お名前} のように書いてください。");
            }

            filled.Append(ValueOf(text.Substring(i + 1, end).Trim(), fields));
            i += end + 1;
        }

        return filled.ToString();
    }

    private static string ValueOf(string name, MessageFields fields)
    {
        var known = Array.Find(Fields, field => field.Name == name);
        return known.Value is null
            ? throw new FormatException(
                $"{{{name}}} という差し込みはありません。使えるのは {string.Join(" ", FieldNames.Select(it => $"{{{it}}}"))} です。")
            : known.Value(fields);
    }
}

/// <summary>What a message may say of its member and its shop.</summary>
/// <param name="Name">Of the member.</param>
/// <param name="Kana">Its reading.</param>
/// <param name="Points">Held now.</param>
/// <param name="LastVisit">Business day, or null.</param>
/// <param name="Visits">Business days with a sale.</param>
/// <param name="Shop">Name of the shop.</param>
/// <param name="ShopPhone">Or null.</param>
/// <param name="Coupon">What is offered, or null.</param>
/// <param name="CouponUntil">Its last business day, or null.</param>
public sealed record MessageFields(
    string Name,
    string Kana,
    long Points,
    DateOnly? LastVisit,
    long Visits,
    string Shop,
    string? ShopPhone,
    string? Coupon,
    DateOnly? CouponUntil)
{
    /// <summary>Somebody who does not exist, for checks and previews.</summary>
    public static MessageFields Sample { get; } = new(
        "見本 花子", "ミホン ハナコ", 120, new(2026, 9, 12), 8, "お店", "03-1234-5678", "10%引", new(2026, 12, 31));
}
