using System.Security.Cryptography;

namespace Appliance.Storage.Journal;

/// <summary>Collects the signatures of a segment and checks them on all cores: one takes about as long as 50 hashes.</summary>
internal sealed class SignatureChecks(ReadOnlyMemory<byte> publicKeySpki)
{
    private readonly record struct Signed(long Sequence, int Line, byte[] Hash, byte[] Signature);

    private readonly List<Signed> all = [];

    public void Add(ChainReader chain)
    {
        if (chain.Line.Signature is { } signature)
            all.Add(new(chain.Line.Sequence, chain.LineNumber, chain.Line.HashBytes.ToArray(), signature));
    }

    /// <summary>Throws for the first signature that is not the device's.</summary>
    public void Finish(Segment segment)
    {
        if (all.Count == 0 || FirstBad() is not { } index) return;
        throw JournalDamagedException.At(all[index].Sequence, segment.FileName, all[index].Line, "its signature is not this device's");
    }

    private int? FirstBad()
    {
        var firstBad = all.Count;
        Lock gate = new();
        Parallel.For(
            0,
            all.Count,
            () => Import(publicKeySpki),
            (i, _, key) =>
            {
                if (IsGood(key, all[i].Hash, all[i].Signature)) return key;
                lock (gate) firstBad = Math.Min(firstBad, i);
                return key;
            },
            key => key.Dispose());
        return firstBad == all.Count ? null : firstBad;
    }

    public static ECDsa Import(ReadOnlyMemory<byte> spki)
    {
        var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(spki.Span, out _);
        return key;
    }

    public static bool IsGood(ECDsa key, ReadOnlySpan<byte> hash, ReadOnlySpan<byte> signature) =>
        key.VerifyHash(hash, signature, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
}
