using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Appliance.Domain.Marketing;

/// <summary>
/// The lot that decides who of an audience gets nothing. It is a keyed hash of the member with the campaign's seed from
/// the journal: nobody can foresee it, everybody can check it afterwards, and each member's lot is their own, so that an
/// audience may be drawn in slices and over months.
/// </summary>
public static class Lot
{
    /// <summary>Bytes of a seed; written as twice as many hex digits.</summary>
    public const int SeedBytes = 16;

    /// <summary>Whether a member is in the control group (対照群).</summary>
    /// <param name="seed">Of the campaign, in hex.</param>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="memberId">The member.</param>
    /// <param name="controlBasisPoints">Part that is left out.</param>
    public static bool IsControl(string seed, string campaignId, string memberId, int controlBasisPoints)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Convert.FromHexString(seed), Encoding.UTF8.GetBytes($"{campaignId}/{memberId}"), hash);
        var drawn = (UInt128)BinaryPrimitives.ReadUInt64BigEndian(hash) * 10_000 >> 64;
        return drawn < (UInt128)controlBasisPoints;
    }
}
