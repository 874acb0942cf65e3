using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Appliance.Firmware.Replay;

/// <summary>Bytes that are the same at each replay: SHA-256 over a counter. Never for a real appliance.</summary>
internal sealed class SeededBytes(string seed)
{
    private readonly byte[] key = SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(seed));
    private long counter;

    public void Fill(Span<byte> bytes)
    {
        Span<byte> block = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> number = stackalloc byte[sizeof(long)];
        while (!bytes.IsEmpty)
        {
            BinaryPrimitives.WriteInt64LittleEndian(number, counter++);
            HMACSHA256.HashData(key, number, block);
            var count = Math.Min(block.Length, bytes.Length);
            block[..count].CopyTo(bytes);
            bytes = bytes[count..];
        }
    }
}
