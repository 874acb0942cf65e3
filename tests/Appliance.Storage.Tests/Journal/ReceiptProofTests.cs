using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Storage.Journal;

namespace Appliance.Storage.Tests.Journal;

public sealed class ReceiptProofTests
{
    private const string Hash = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    private static readonly ReceiptProof Proof = ReceiptProof.Sign("20261121-000042", new(1_320), Hash, Bench.Signer);

    [Fact]
    public void It_is_proved_with_the_public_key_alone()
    {
        var read = ReceiptProof.Read(Proof.Text);

        Assert.Equal(Proof, read);
        Assert.True(read!.IsSignedBy(Bench.Signer.PublicKeySpki));
    }

    // The signature was checked with OpenSSL: dgst -sha256 -verify over the four words before it.
    [Fact]
    public void The_four_words_before_the_signature_are_what_is_signed()
    {
        var words = Proof.Text.Split(' ');

        Assert.Equal(["APPLIANCE1", "20261121-000042", "1320", Hash], words[..4]);
        Assert.Equal(86, words[4].Length);
        Assert.Equal(42, ReceiptCode.Number(Proof.Text));
        using var key = System.Security.Cryptography.ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Bench.Signer.PublicKeySpki.Span, out _);
        Assert.True(key.VerifyData(
            System.Text.Encoding.ASCII.GetBytes(string.Join(' ', words[..4])),
            Convert.FromBase64String(words[4].Replace('-', '+').Replace('_', '/') + "=="),
            System.Security.Cryptography.HashAlgorithmName.SHA256));
    }

    [Fact]
    public void Nothing_of_it_can_be_changed()
    {
        var another = Convert.FromHexString("01".PadLeft(64, '0'));
        Assert.False((Proof with { Id = "20261121-000043" }).IsSignedBy(Bench.Signer.PublicKeySpki));
        Assert.False((Proof with { Total = new(1_321) }).IsSignedBy(Bench.Signer.PublicKeySpki));
        Assert.False((Proof with { Hash = Hash.Replace('0', '1') }).IsSignedBy(Bench.Signer.PublicKeySpki));
        Assert.False((Proof with { Signature = Proof.Signature[..^4] + "AAAA" }).IsSignedBy(Bench.Signer.PublicKeySpki));
        Assert.False((Proof with { Signature = "AAAA" }).IsSignedBy(Bench.Signer.PublicKeySpki));
        Assert.False((Proof with { Signature = "&&" }).IsSignedBy(Bench.Signer.PublicKeySpki));
        Assert.False(Proof.IsSignedBy(new DeterministicSigner(another).PublicKeySpki));
    }

    [Fact]
    public void What_was_given_back_is_below_nothing() =>
        Assert.Equal(new Yen(-1_320), ReceiptProof.Read(ReceiptProof.Sign("1", new(-1_320), Hash, Bench.Signer).Text)!.Total);

    [Theory]
    [InlineData("")]
    [InlineData("APPLIANCE1 20261121-000042 1320 " + Hash)]
    [InlineData("APPLIANCE2 20261121-000042 1320 " + Hash + " AAAA")]
    [InlineData("APPLIANCE1 20261121-000042 1,320 " + Hash + " AAAA")]
    [InlineData("APPLIANCE1 20261121-000042 1320 abc AAAA")]
    [InlineData("APPLIANCE1  1320 " + Hash + " AAAA")]
    public void Another_text_is_no_proof(string text) => Assert.Null(ReceiptProof.Read(text));

    [Fact]
    public void People_compare_sixteen_digits() => Assert.Equal("0011-2233-4455-6677", Proof.ShortText);
}
