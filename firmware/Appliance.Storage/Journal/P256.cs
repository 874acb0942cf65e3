using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace Appliance.Storage.Journal;

/// <summary>The few facts about the curve P-256 (FIPS 186-4, D.1.2.3) that signing here needs.</summary>
internal static class P256
{
    public const int ScalarBytes = 32;
    public const int SignatureBytes = 2 * ScalarBytes;

    /// <summary>The order of the group.</summary>
    public static BigInteger Order { get; } = BigInteger.Parse(
        "0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", NumberStyles.AllowHexSpecifier);

    /// <summary>The key pair of a private scalar; the platform works out its public point.</summary>
    public static ECDsa KeyOf(ReadOnlySpan<byte> scalar) =>
        ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar.ToArray() });

    /// <summary>Whether a key is on this curve.</summary>
    public static bool IsOn(ECDsa key) =>
        key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value;

    public static bool IsScalar(ReadOnlySpan<byte> bytes)
    {
        var value = ToInteger(bytes);
        return !value.IsZero && value < Order;
    }

    public static BigInteger ToInteger(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    /// <summary>Big-endian, padded to 32 bytes.</summary>
    public static void ToBytes(BigInteger value, Span<byte> bytes)
    {
        bytes.Clear();
        value.TryWriteBytes(bytes[(bytes.Length - value.GetByteCount(isUnsigned: true))..], out _, isUnsigned: true, isBigEndian: true);
    }

    public static string DeviceIdOf(ReadOnlySpan<byte> spki) => Convert.ToHexStringLower(SHA256.HashData(spki))[..12];
}
