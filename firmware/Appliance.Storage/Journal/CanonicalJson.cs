using System.Text.Json;

namespace Appliance.Storage.Journal;

/// <summary>
/// The one form in which an entry is hashed (RFC 8785 with two limits of our own: property names are plain ASCII and
/// numbers are integers of at most 2^53 - 1). Names ascend at every level, there is no white space, and only what JSON
/// forbids inside a string is escaped, so Japanese stays readable.
/// </summary>
internal sealed class CanonicalJson(ByteBuffer output)
{
    /// <summary>Largest integer every JSON reader keeps exactly (RFC 7493, 2.2).</summary>
    public const long LargestInteger = 9_007_199_254_740_991;

    private readonly record struct Member(int Start, int NameLength, int End);

    private readonly List<Member> members = [];
    private byte[] scratch = new byte[1024];

    /// <summary>Appends the canonical form of one JSON value; of an envelope without its hash and signature.</summary>
    /// <exception cref="JsonException">The bytes are not one JSON value.</exception>
    /// <exception cref="FormatException">It is JSON but has no canonical form here; the message says why.</exception>
    public void Append(ReadOnlySpan<byte> json, bool isEnvelope = false)
    {
        members.Clear();
        var reader = new Utf8JsonReader(json);
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject) AppendObject(ref reader, isEnvelope);
        else AppendValue(ref reader);
        if (reader.Read()) throw new FormatException("more than one value");
    }

    private void AppendValue(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                AppendObject(ref reader, isEnvelope: false);
                break;
            case JsonTokenType.StartArray:
                AppendArray(ref reader);
                break;
            case JsonTokenType.String:
                AppendString(ref reader);
                break;
            case JsonTokenType.Number:
                AppendNumber(reader.ValueSpan);
                break;
            default:
                output.Append(reader.ValueSpan);
                break;
        }
    }

    private void AppendArray(ref Utf8JsonReader reader)
    {
        output.Append((byte)'[');
        var first = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (!first) output.Append((byte)',');
            first = false;
            AppendValue(ref reader);
        }

        output.Append((byte)']');
    }

    private void AppendObject(ref Utf8JsonReader reader, bool isEnvelope)
    {
        output.Append((byte)'{');
        var begin = output.Length;
        var firstMember = members.Count;
        var sorted = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.ValueSpan;
            if (reader.ValueIsEscaped || name.ContainsAnyExceptInRange((byte)' ', (byte)'~'))
                throw new FormatException("a property name that is not plain ASCII");
            if (isEnvelope && (name.SequenceEqual("hash"u8) || name.SequenceEqual("sig"u8)))
            {
                reader.Read();
                reader.Skip();
                continue;
            }

            if (members.Count > firstMember)
            {
                var order = NameOf(members[^1]).SequenceCompareTo(name);
                if (order == 0) throw new FormatException("a property twice");
                sorted &= order < 0;
                output.Append((byte)',');
            }

            var start = output.Length;
            output.Append((byte)'"');
            output.Append(name);
            output.Append("\":"u8);
            var nameLength = name.Length;
            reader.Read();
            AppendValue(ref reader);
            members.Add(new(start, nameLength, output.Length));
        }

        if (!sorted) Sort(begin, firstMember);
        members.RemoveRange(firstMember, members.Count - firstMember);
        output.Append((byte)'}');
    }

    private ReadOnlySpan<byte> NameOf(Member member) => output.Written.Slice(member.Start + 1, member.NameLength);

    private void Sort(int begin, int firstMember)
    {
        var mine = members.GetRange(firstMember, members.Count - firstMember);
        mine.Sort((left, right) => NameOf(left).SequenceCompareTo(NameOf(right)));
        var length = output.Length - begin;
        if (scratch.Length < length) scratch = new byte[length * 2];
        var used = 0;
        for (var i = 0; i < mine.Count; i++)
        {
            if (i > 0)
            {
                scratch[used++] = (byte)',';
                if (NameOf(mine[i - 1]).SequenceEqual(NameOf(mine[i]))) throw new FormatException("a property twice");
            }

            var text = output.Written[mine[i].Start..mine[i].End];
            text.CopyTo(scratch.AsSpan(used));
            used += text.Length;
        }

        output.TruncateTo(begin);
        output.Append(scratch.AsSpan(0, used));
    }

    private void AppendNumber(ReadOnlySpan<byte> digits)
    {
        var negative = digits[0] == '-';
        var magnitude = negative ? digits[1..] : digits;
        if (magnitude.ContainsAnyExceptInRange((byte)'0', (byte)'9')) throw new FormatException("a number that is no integer");
        if (negative && magnitude[0] == '0') throw new FormatException("a negative zero");
        if (magnitude.Length > 15 && (magnitude.Length > 16 || long.Parse(magnitude) > LargestInteger))
            throw new FormatException("an integer beyond 2^53 - 1");
        output.Append(digits);
    }

    private void AppendString(ref Utf8JsonReader reader)
    {
        output.Append((byte)'"');
        if (reader.ValueIsEscaped)
        {
            if (scratch.Length < reader.ValueSpan.Length) scratch = new byte[reader.ValueSpan.Length * 2];
            try
            {
                AppendEscaped(scratch.AsSpan(0, reader.CopyString(scratch)));
            }
            catch (InvalidOperationException error)
            {
                throw new FormatException("half of a surrogate pair", error);
            }
        }
        else
        {
            output.Append(reader.ValueSpan);
        }

        output.Append((byte)'"');
    }

    private void AppendEscaped(ReadOnlySpan<byte> text)
    {
        foreach (var value in text)
        {
            switch (value)
            {
                case (byte)'"':
                    output.Append("\\\""u8);
                    break;
                case (byte)'\\':
                    output.Append("\\\\"u8);
                    break;
                case (byte)'\b':
                    output.Append("\\b"u8);
                    break;
                case (byte)'\f':
                    output.Append("\\f"u8);
                    break;
                case (byte)'\n':
                    output.Append("\\n"u8);
                    break;
                case (byte)'\r':
                    output.Append("\\r"u8);
                    break;
                case (byte)'\t':
                    output.Append("\\t"u8);
                    break;
                case < 0x20:
                    output.Append("\\u00"u8);
                    output.Append((byte)(value < 0x10 ? '0' : '1'));
                    output.Append("0123456789abcdef"u8[value & 15]);
                    break;
                default:
                    output.Append(value);
                    break;
            }
        }
    }
}
