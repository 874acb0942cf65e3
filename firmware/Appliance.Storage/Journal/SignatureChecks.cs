using System.Security.Cryptography;
using Appliance.Domain.Journal;

namespace Appliance.Storage.Journal;

/// <summary>
/// Collects the signatures of a segment and checks them on all cores, each with the key of its entry: one takes about as
/// long as 50 hashes.
/// </summary>
internal sealed class SignatureChecks(DevicePublicKeys keys)
{
    public const string NotThisDevices = "its signature is not this device's";

    private readonly record struct Signed(long Sequence, int Line, byte[] Hash, byte[] Signature, ReadOnlyMemory<byte> Key);

    private readonly List<Signed> all = [];

    public void Add(ChainReader chain)
    {
        var line = chain.Line;
        if (line.Codec.Type == typeof(DeviceKeyChanged) && !keys.Knows(line.Sequence, line.Hash))
            throw chain.Damaged("it changes the device's key, and what follows is not signed with its new one", line.Sequence);
        if (line.Signature is { } signature)
            all.Add(new(line.Sequence, chain.LineNumber, line.HashBytes.ToArray(), signature, keys.At(line.Sequence)));
    }

    /// <summary>Throws for the first signature that is not the device's.</summary>
    public void Finish(Segment segment)
    {
        if (all.Count == 0 || FirstBad() is not { } index) return;
        throw JournalDamagedException.At(all[index].Sequence, segment.FileName, all[index].Line, NotThisDevices);
    }

    private int? FirstBad()
    {
        var firstBad = all.Count;
        Lock gate = new();
        Parallel.For(
            0,
            all.Count,
            () => new Verifier(),
            (i, _, verifier) =>
            {
                if (IsGood(verifier.For(all[i].Key), all[i].Hash, all[i].Signature)) return verifier;
                lock (gate) firstBad = Math.Min(firstBad, i);
                return verifier;
            },
            verifier => verifier.Dispose());
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

    /// <summary>The key one thread checks with; nearly always the same one again.</summary>
    private sealed class Verifier : IDisposable
    {
        private ReadOnlyMemory<byte> spki;
        private ECDsa? key;

        public ECDsa For(ReadOnlyMemory<byte> wanted)
        {
            if (key is not null && wanted.Equals(spki)) return key;
            key?.Dispose();
            spki = wanted;
            return key = Import(wanted);
        }

        public void Dispose() => key?.Dispose();
    }
}
