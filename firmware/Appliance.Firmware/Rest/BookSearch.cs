using System.Globalization;
using System.Text;
using Appliance.Domain.Money;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Rest;

/// <summary>What is looked for in the books, as it was asked.</summary>
internal sealed record BookQuestion(
    string? From, string? To, long? Number, long? MinTotal, long? MaxTotal, int? Limit, string? Cursor);

/// <summary>
/// Finds sales and refunds by date, amount and counterparty, by ranges and in combination, newest first (電子帳簿保存法
/// 施行規則 2条6項5号, 5条5項). A page may be short or empty and still lead on: a request looks at so many and no more.
/// </summary>
internal static class BookSearch
{
    /// <param name="asked">What is looked for.</param>
    /// <param name="documents">The books.</param>
    /// <param name="collection">Its key is the receipt number.</param>
    /// <param name="index">By business day and number, behind a prefix.</param>
    /// <param name="prefix">Of the index, or empty.</param>
    /// <param name="also">What has to be so besides, or null.</param>
    /// <param name="total">What it came to.</param>
    /// <param name="item">What is answered.</param>
    public static IResult Find<T, TItem>(
        BookQuestion asked,
        IDocumentReader documents,
        DocumentCollection<T> collection,
        DocumentIndex<T> index,
        string prefix,
        Func<T, bool>? also,
        Func<T, Yen> total,
        Func<T, TItem> item)
        where T : class
    {
        var count = asked.Limit ?? RestLimits.DefaultPage;
        if (count is < 1 or > RestLimits.LongestPage)
        {
            return Problems.Invalid("limit-out-of-range", $"limit は1～{RestLimits.LongestPage}です。");
        }

        if (!TryDay(asked.From, DateOnly.MinValue, out var first) || !TryDay(asked.To, DateOnly.MaxValue, out var last))
        {
            return Problems.Invalid("date-malformed", "from と to は 2026-11-21 のように書いてください。");
        }

        var position = asked.Cursor is null ? null : Paging.Key(asked.Cursor);
        if (asked.Cursor is not null && position is null) return Problems.Invalid("cursor-malformed", "cursor が正しくありません。");
        var low = prefix + Collections.DayKey(first);
        var high = position ?? prefix + (last == DateOnly.MaxValue ? "~" : Collections.DayKey(last.AddDays(1)));
        if (asked.Number is { } number)
        {
            var one = documents.Get(collection, Collections.NumberKey(number));
            var isIn = one is not null && index.Key(one) is { } key
                && string.CompareOrdinal(key, low) >= 0 && string.CompareOrdinal(key, high) < 0 && Fits(one);
            return TypedResults.Ok(new Page<TItem>(isIn ? [item(one!)] : [], null));
        }

        // Where every one fits, no more are looked at than the page takes.
        var isChosen = also is not null || asked.MinTotal is not null || asked.MaxTotal is not null;
        var most = isChosen ? RestLimits.SearchedPerRequest : count;
        var seen = documents.Range(collection, index, low, high, most + 1, descending: true);
        return TypedResults.Ok(Cut(seen, count, Fits, index, item));

        bool Fits(T one) => also?.Invoke(one) != false && (asked.MinTotal is not { } least || total(one) >= new Yen(least))
            && (asked.MaxTotal is not { } highest || total(one) <= new Yen(highest));
    }

    private static Page<TItem> Cut<T, TItem>(
        IReadOnlyList<T> seen, int count, Func<T, bool> fits, DocumentIndex<T> index, Func<T, TItem> item)
        where T : class
    {
        List<TItem> items = [];
        for (var i = 0; i < seen.Count; i++)
        {
            if (items.Count == count || i == RestLimits.SearchedPerRequest)
            {
                return new(items, Convert.ToBase64String(Encoding.UTF8.GetBytes(index.Key(seen[i - 1])!)));
            }

            if (fits(seen[i])) items.Add(item(seen[i]));
        }

        return new(items, null);
    }

    private static bool TryDay(string? text, DateOnly otherwise, out DateOnly day)
    {
        day = otherwise;
        return text is null
            || DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }
}
