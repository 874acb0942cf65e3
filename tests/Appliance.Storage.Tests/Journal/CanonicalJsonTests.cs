using System.Text;
using System.Text.Json;
using Appliance.Storage.Journal;

namespace Appliance.Storage.Tests.Journal;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("""{ "b" : 1, "a" : { "d" : [ 1 , true , null ], "c" : "x" } }""", """{"a":{"c":"x","d":[1,true,null]},"b":1}""")]
    [InlineData("""{"a":1,"B":2,"_":3}""", """{"B":2,"_":3,"a":1}""")]
    [InlineData("""["\u7dd1\u8336","緑茶","\u0041\/"]""", """["緑茶","緑茶","A/"]""")]
    [InlineData("""["\u0000\u001f\b\f\n\r\t\"\\\u007f<>&'+"]""", "[\"\\u0000\\u001f\\b\\f\\n\\r\\t\\\"\\\\\u007f<>&'+\"]")]
    [InlineData("""["\ud83d\ude00"]""", "[\"\U0001F600\"]")]
    [InlineData("[0,-1,9007199254740991]", "[0,-1,9007199254740991]")]
    public void Any_way_of_writing_it_has_one_canonical_form(string json, string expected) =>
        Assert.Equal(expected, Canonical(json));

    [Theory]
    [InlineData("[1.0]")]
    [InlineData("[1e3]")]
    [InlineData("[-0]")]
    [InlineData("[9007199254740992]")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"b":1,"a":1,"b":2}""")]
    [InlineData("""{"ä":1}""")]
    [InlineData("""{"\u0061":1}""")]
    [InlineData("""["\ud800"]""")]
    public void What_has_no_canonical_form_is_refused(string json) =>
        Assert.Throws<FormatException>(() => Canonical(json));

    [Theory]
    [InlineData("[1")]
    [InlineData("[1]]")]
    [InlineData("{} {}")]
    public void What_is_not_one_value_is_refused(string json) =>
        Assert.ThrowsAny<JsonException>(() => Canonical(json));

    [Fact]
    public void An_envelope_is_canonical_without_its_hash_and_signature() =>
        Assert.Equal(
            """{"data":{"hash":"kept"},"v":1}""",
            Canonical("""{"v":1,"sig":"x","data":{"hash":"kept"},"hash":"y"}""", isEnvelope: true));

    private static string Canonical(string json, bool isEnvelope = false)
    {
        ByteBuffer output = new(1);
        new CanonicalJson(output).Append(Encoding.UTF8.GetBytes(json), isEnvelope);
        return Encoding.UTF8.GetString(output.Written);
    }
}
