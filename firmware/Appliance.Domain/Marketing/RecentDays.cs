using System.Text.Json;
using System.Text.Json.Serialization;
using Appliance.Domain.Money;

namespace Appliance.Domain.Marketing;

/// <summary>One of the latest days somebody bought.</summary>
/// <param name="Day">Business day.</param>
/// <param name="Count">Sales or pieces of that day that were not taken back.</param>
/// <param name="Amount">What they came to.</param>
public readonly record struct RecentDay(DateOnly Day, long Count, Yen Amount);

/// <summary>
/// The latest days on which somebody bought, the earliest first, at most <see cref="Kept"/>. Written as one JSON array of
/// day number, count and amount for each.
/// </summary>
[JsonConverter(typeof(RecentDaysJsonConverter))]
public sealed record RecentDays
{
    /// <summary>Days that are kept: eleven intervals between them, so that their median is steady.</summary>
    public const int Kept = 12;

    internal RecentDays(EquatableList<RecentDay> days) => Days = days;

    /// <summary>None.</summary>
    public static RecentDays None { get; } = new([]);

    /// <summary>The days in order.</summary>
    public EquatableList<RecentDay> Days { get; }

    /// <summary>The latest day, or null.</summary>
    public DateOnly? Last => Days.Count == 0 ? null : Days[^1].Day;

    /// <summary>Whether a day is among them.</summary>
    public bool Has(DateOnly day) => PlaceOf(day) >= 0;

    /// <summary>With something bought on a day; days before all that are kept change nothing when it is full.</summary>
    public RecentDays Plus(DateOnly day, long count, Yen amount)
    {
        var place = PlaceOf(day);
        if (place >= 0)
        {
            var known = Days[place];
            return new(Days.SetItem(place, new(day, known.Count + count, known.Amount + amount)));
        }

        RecentDay[] all = [.. Days.Where(it => it.Day < day), new(day, count, amount), .. Days.Where(it => it.Day > day)];
        return new([.. all.Skip(all.Length - Math.Min(all.Length, Kept))]);
    }

    /// <summary>With something taken back from a day; a day of which nothing is left goes.</summary>
    /// <param name="day">The day it had been bought.</param>
    /// <param name="count">Sales or pieces.</param>
    /// <param name="amount">What they came to.</param>
    /// <param name="emptied">Whether the day went.</param>
    public RecentDays Minus(DateOnly day, long count, Yen amount, out bool emptied)
    {
        emptied = false;
        var place = PlaceOf(day);
        if (place < 0) return this;
        RecentDay left = new(day, Days[place].Count - count, Days[place].Amount - amount);
        emptied = left.Count <= 0;
        return emptied ? new([.. Days.Where(it => it.Day != day)]) : new(Days.SetItem(place, left));
    }

    /// <summary>The days of two together.</summary>
    /// <param name="other">The other's.</param>
    /// <param name="shared">Days on which both bought.</param>
    public RecentDays With(RecentDays other, out IReadOnlyList<DateOnly> shared)
    {
        ArgumentNullException.ThrowIfNull(other);
        List<DateOnly> both = [];
        SortedDictionary<DateOnly, RecentDay> all = [];
        foreach (var it in Days) all.Add(it.Day, it);
        foreach (var it in other.Days)
        {
            if (!all.TryGetValue(it.Day, out var known))
            {
                all.Add(it.Day, it);
                continue;
            }

            both.Add(it.Day);
            all[it.Day] = new(it.Day, known.Count + it.Count, known.Amount + it.Amount);
        }

        shared = both;
        return new([.. all.Values.Skip(Math.Max(all.Count - Kept, 0))]);
    }

    private int PlaceOf(DateOnly day)
    {
        for (var i = Days.Count - 1; i >= 0; i--)
        {
            if (Days[i].Day == day) return i;
        }

        return -1;
    }
}

/// <summary>Writes <see cref="RecentDays"/> as one flat array.</summary>
public sealed class RecentDaysJsonConverter : JsonConverter<RecentDays>
{
    /// <inheritdoc/>
    public override RecentDays Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("An array was expected.");
        var days = new RecentDay[RecentDays.Kept];
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (count == days.Length) throw new JsonException($"At most {RecentDays.Kept} days were expected.");
            var day = DateOnly.FromDayNumber(reader.GetInt32());
            reader.Read();
            var pieces = reader.GetInt64();
            reader.Read();
            days[count++] = new(day, pieces, new(reader.GetInt64()));
        }

        return new([.. days.AsSpan(0, count)]);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RecentDays value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartArray();
        foreach (var day in value.Days)
        {
            writer.WriteNumberValue(day.Day.DayNumber);
            writer.WriteNumberValue(day.Count);
            writer.WriteNumberValue(day.Amount.Amount);
        }

        writer.WriteEndArray();
    }
}
