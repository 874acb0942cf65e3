using System.Buffers;

namespace Appliance.Storage.Journal;

/// <summary>A growing array of bytes that is reused from entry to entry, so that appending allocates little.</summary>
internal sealed class ByteBuffer(int capacity = 4096) : IBufferWriter<byte>
{
    private byte[] bytes = new byte[capacity];

    public int Length { get; private set; }

    public Span<byte> Written => bytes.AsSpan(0, Length);

    public ReadOnlyMemory<byte> WrittenMemory => bytes.AsMemory(0, Length);

    public void Clear() => Length = 0;

    public void TruncateTo(int length) => Length = length;

    public void Append(byte value)
    {
        if (Length == bytes.Length) Grow(1);
        bytes[Length++] = value;
    }

    public void Append(ReadOnlySpan<byte> values)
    {
        values.CopyTo(GetSpan(values.Length));
        Length += values.Length;
    }

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return bytes.AsSpan(Length);
    }

    private void Reserve(int sizeHint)
    {
        var wanted = Math.Max(sizeHint, 1);
        if (bytes.Length - Length < wanted) Grow(wanted);
    }

    private void Grow(int wanted) => Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + wanted));
}
