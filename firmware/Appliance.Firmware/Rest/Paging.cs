using System.Text;

namespace Appliance.Firmware.Rest;

/// <summary>A page of a list.</summary>
/// <param name="Items">In the list's order.</param>
/// <param name="NextCursor">To be sent as <c>cursor</c> for the next page, or null at the end.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);

internal static class Paging
{
    /// <summary>Cuts one item too many off and makes the cursor that leads to it.</summary>
    public static Page<TItem> Cut<T, TItem>(IReadOnlyList<T> found, int limit, Func<T, string> key, Func<T, TItem> item) =>
        new(
            [.. found.Take(limit).Select(item)],
            found.Count > limit ? Cursor(key(found[limit - 1])) : null);

    /// <summary>A key as it goes to the client.</summary>
    public static string Cursor(string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes(key));

    /// <summary>The key a cursor stands for; null when it is none of ours.</summary>
    public static string? Key(string cursor)
    {
        var bytes = new byte[cursor.Length];
        return Convert.TryFromBase64String(cursor, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }
}
