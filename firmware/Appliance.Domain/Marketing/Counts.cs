using System.Text.Json;
using System.Text.Json.Serialization;

namespace Appliance.Domain.Marketing;

/// <summary>
/// A row of whole numbers of fixed length that compares by value; written as a JSON array. Lighter than a list where a
/// hundred thousand are read at once.
/// </summary>
[JsonConverter(typeof(CountsJsonConverter))]
public readonly struct Counts : IEquatable<Counts>
{
    private readonly long[]? items;

    /// <summary>Takes the numbers over; the caller keeps no reference.</summary>
    internal Counts(long[] items) => this.items = items;

    /// <summary>How many there are.</summary>
    public int Length => items?.Length ?? 0;

    /// <summary>The number at a place.</summary>
    public long this[int index] => items![index];

    /// <summary>The numbers.</summary>
    public ReadOnlySpan<long> Items => items;

    /// <summary>A row of zeros.</summary>
    public static Counts Zeros(int length) => new(new long[length]);

    /// <summary>The same row with something added at one place; never below 0.</summary>
    public Counts Plus(int index, long amount)
    {
        var next = Items.ToArray();
        next[index] = Math.Max(0, next[index] + amount);
        return new(next);
    }

    /// <summary>Both rows added place by place; they are of one length.</summary>
    public Counts Plus(Counts other)
    {
        var next = Items.ToArray();
        for (var i = 0; i < next.Length; i++) next[i] = checked(next[i] + other[i]);
        return new(next);
    }

    /// <inheritdoc/>
    public bool Equals(Counts other) => Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Counts other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (var item in Items) hash.Add(item);
        return hash.ToHashCode();
    }

    /// <summary>Whether two rows are the same.</summary>
    public static bool operator ==(Counts left, Counts right) => left.Equals(right);

    /// <summary>Whether two rows differ.</summary>
    public static bool operator !=(Counts left, Counts right) => !left.Equals(right);
}

/// <summary>Writes <see cref="Counts"/> as a JSON array of integers.</summary>
public sealed class CountsJsonConverter : JsonConverter<Counts>
{
    /// <summary>Longest row that is read.</summary>
    private const int Longest = 64;

    /// <inheritdoc/>
    public override Counts Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("An array was expected.");
        Span<long> read = stackalloc long[Longest];
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (count == Longest) throw new JsonException($"At most {Longest} numbers were expected.");
            read[count++] = reader.GetInt64();
        }

        return new(read[..count].ToArray());
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Counts value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartArray();
        foreach (var item in value.Items) writer.WriteNumberValue(item);
        writer.WriteEndArray();
    }
}
