using System.Globalization;
using Appliance.Domain.Money;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;

namespace Appliance.Firmware.Rest;

/// <summary>What is looked for in the books, as it was asked.</summary>
internal sealed record BookQuestion(
    string? From, string? To, long? Number, long? MinTotal, long? MaxTotal, string? Product, int? Limit, string? Cursor);

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
        var high = position ?? prefix + After(last);
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
        var seen = asked.Product is { } product
            ? SoldDays.Of(documents, product, first, DayOf(position, prefix) ?? last).SelectMany(day => documents.Range(
                collection, index, Later(low, prefix + Collections.DayKey(day)), Earlier(high, prefix + After(day)), most + 1,
                descending: true))
            : documents.Range(collection, index, low, high, most + 1, descending: true);
        return TypedResults.Ok(Cut(seen, count, Fits, index, item));

        bool Fits(T one) => also?.Invoke(one) != false && (asked.MinTotal is not { } least || total(one) >= new Yen(least))
            && (asked.MaxTotal is not { } highest || total(one) <= new Yen(highest));
    }

    /// <summary>A key right behind those of a day.</summary>
    public static string After(DateOnly day) => day == DateOnly.MaxValue ? "~" : Collections.DayKey(day.AddDays(1));

    /// <summary>A page of what fits. What was seen is newest first, and no more of it is read than is looked at.</summary>
    private static Page<TItem> Cut<T, TItem>(
        IEnumerable<T> seen, int count, Func<T, bool> fits, DocumentIndex<T> index, Func<T, TItem> item)
        where T : class
    {
        List<TItem> items = [];
        var looked = 0;
        T? before = null;
        foreach (var one in seen)
        {
            if (items.Count == count || looked == RestLimits.SearchedPerRequest)
            {
                return new(items, Paging.Cursor(index.Key(before!)!));
            }

            if (fits(one)) items.Add(item(one));
            before = one;
            looked++;
        }

        return new(items, null);
    }

    private static string Later(string one, string other) => string.CompareOrdinal(one, other) >= 0 ? one : other;

    private static string Earlier(string one, string other) => string.CompareOrdinal(one, other) <= 0 ? one : other;

    /// <summary>The day a search has come to; null at its beginning, and where a cursor does not say.</summary>
    private static DateOnly? DayOf(string? position, string prefix)
    {
        const string like = "yyyy-MM-dd";
        return position is not null && position.Length >= prefix.Length + like.Length
            && DateOnly.TryParseExact(
                position.AsSpan(prefix.Length, like.Length), like, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
    }

    private static bool TryDay(string? text, DateOnly otherwise, out DateOnly day)
    {
        day = otherwise;
        return text is null
            || DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }
}
