using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Appliance.Domain.Staff;

/// <summary>
/// Codes that a phone and the box count from a shared secret and the time (TOTP, RFC 6238, over HOTP, RFC 4226), as every
/// authenticator app does: SHA-1, six digits, a new one every thirty seconds.
/// </summary>
public static class TimeCode
{
    /// <summary>Bytes of a secret; RFC 4226 (R6) recommends 160 bits.</summary>
    public const int SecretBytes = 20;

    /// <summary>Digits of a code.</summary>
    public const int Digits = 6;

    /// <summary>Steps before and after the present one that are taken, for clocks that differ.</summary>
    public const int Window = 1;

    /// <summary>How long a code is good.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int BitsPerCharacter = 5;

    /// <summary>The number of a step.</summary>
    public static long StepOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / (long)Step.TotalSeconds;

    /// <summary>The code of a step (RFC 4226, 5.3).</summary>
    /// <param name="secret">Shared with the phone.</param>
    /// <param name="step">Number of the step.</param>
    /// <param name="digits">1–9.</param>
    public static string Of(ReadOnlySpan<byte> secret, long step, int digits = Digits)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // Authenticator apps know nothing else; as an HMAC SHA-1 is sound (RFC 6194, 3.3).
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0x0F)..]) & int.MaxValue;
        var text = number.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
        return text[^digits..];
    }

    /// <summary>The step within the window that a code belongs to, later than the last one taken; null for none.</summary>
    /// <param name="secret">Shared with the phone.</param>
    /// <param name="code">As typed.</param>
    /// <param name="now">Clock reading.</param>
    /// <param name="after">The step of the last code taken: none is good twice.</param>
    public static long? StepWith(ReadOnlySpan<byte> secret, string code, DateTimeOffset now, long after)
    {
        ArgumentNullException.ThrowIfNull(code);
        var present = StepOf(now);
        var offered = Encoding.UTF8.GetBytes(code);
        long? found = null;
        for (var step = present - Window; step <= present + Window; step++)
        {
            var same = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(secret, step)), offered);
            if (same && step > after) found = step;
        }

        return found;
    }

    /// <summary>A secret as it is typed into a phone (RFC 4648, without padding).</summary>
    public static string Text(ReadOnlySpan<byte> secret)
    {
        StringBuilder text = new();
        var (bits, count) = (0, 0);
        foreach (var part in secret)
        {
            bits = ((bits << 8) | part) & 0xFFFF;
            count += 8;
            while (count >= BitsPerCharacter)
            {
                count -= BitsPerCharacter;
                text.Append(Base32[(bits >> count) & 31]);
            }
        }

        if (count > 0) text.Append(Base32[(bits << (BitsPerCharacter - count)) & 31]);
        return text.ToString();
    }
}
