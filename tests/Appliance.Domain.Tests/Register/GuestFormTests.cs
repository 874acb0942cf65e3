using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Register;

namespace Appliance.Domain.Tests.Register;

/// <summary>K11: a form for the member at the counter, asked for with 0 会員.</summary>
public sealed class GuestFormTests
{
    private const string Address = "https://192.0.2.10:8443/form#7K3M";
    private static readonly DateTimeOffset Until = Counter.Morning.AddMinutes(30);

    [Theory]
    [InlineData("0 MEMBER")]
    [InlineData("00 MEMBER")]
    public void Zero_and_the_member_key_ask_for_a_form_also_while_a_sale_is_open(string keys)
    {
        var counter = Counter.Open().Tap(Counter.Hanako).Keys("1 0 0 DEPT1").Keys(keys);

        Assert.Equal(new MakeGuestForm("M000001"), Assert.Single(counter.Effects.OfType<MakeGuestForm>()));
        Assert.Equal(("", "M000001"), (counter.State.Counter.Digits, counter.State.Counter.Member?.MemberId));
        Assert.NotNull(counter.State.Counter.Sale);
    }

    [Fact]
    public void Without_a_member_there_is_no_form()
    {
        var counter = Counter.Open().Keys("0 MEMBER");

        Assert.Equal("member-missing", counter.Refusal?.Code);
        Assert.Empty(counter.Effects.OfType<MakeGuestForm>());
    }

    [Fact]
    public void In_training_there_is_no_form()
    {
        var counter = Counter.Open().Train().Tap(Counter.Hanako).Keys("0 MEMBER");

        Assert.Equal("not-in-training", counter.Refusal?.Code);
        Assert.Empty(counter.Effects.OfType<MakeGuestForm>());
    }

    [Fact]
    public void A_form_that_was_made_is_journaled_without_its_word_and_printed()
    {
        var counter = Counter.Open().Tap(Counter.Hanako).Keys("0 MEMBER");
        counter.Take(new GuestFormMade("M000001", "ab", Until, Address));

        Assert.Equal(new GuestFormOffered("M000001", "ab", Until), counter.Entries[^1].Data);
        Assert.Equal(new PrintGuestForm("喫茶 ひだまり", Address, Until), counter.Effects[^1]);
        Assert.Contains("ﾖｳｼ", counter.Operator, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_in_the_way_is_told_at_the_counter_until_c_is_pressed()
    {
        var counter = Counter.Open().Tap(Counter.Hanako).Keys("0 MEMBER");
        counter.Take(new GuestFormMade("M000001", "", Until, null, GuestFormRefusals.NetworkClosed));

        Assert.Contains("ﾈｯﾄﾜｰｸ", counter.Operator, StringComparison.Ordinal);
        Assert.DoesNotContain(counter.Entries, entry => entry.Data is GuestFormOffered);
        Assert.DoesNotContain("ﾈｯﾄﾜｰｸ", counter.Keys("CLEAR").Operator, StringComparison.Ordinal);
    }

    [Fact]
    public void From_the_console_nothing_happens_at_the_counter()
    {
        var counter = Counter.Open();
        var before = counter.Operator;
        counter.Take(new GuestFormMade("M000001", "ab", Until, Address: null, By: "01"));
        counter.Take(new GuestFormMade("M000001", "cd", Until, null, GuestFormRefusals.TooMany, "01"));

        Assert.Equal(("01", "ab"), (counter.Entries[^1].StaffId, ((GuestFormOffered)counter.Entries[^1].Data).WordHash));
        Assert.Empty(counter.Effects);
        Assert.Equal(before, counter.Operator);
    }
}
