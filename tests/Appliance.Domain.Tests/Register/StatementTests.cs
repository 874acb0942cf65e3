using Appliance.Domain.Journal;
using Appliance.Domain.Register;

namespace Appliance.Domain.Tests.Register;

/// <summary>K15: a member's own history, asked for at the counter.</summary>
public sealed class StatementTests
{
    [Fact]
    public void With_a_member_and_without_a_number_the_reprint_key_prints_their_statement()
    {
        var counter = Counter.Open().Keys("1 0 0 DEPT1 CASH").Tap(Counter.Hanako).Keys("REPRINT");

        Assert.Equal(new StatementIssued("M000001"), counter.Entries[^1].Data);
        Assert.Equal(new StatementIssued("M000001"), Assert.Single(counter.Effects.OfType<PrintPaper>(), it => it.Data is StatementIssued).Data);
        Assert.Equal("M000001", counter.State.Counter.Member?.MemberId);
    }

    [Fact]
    public void With_a_number_or_without_a_member_it_prints_a_receipt_again()
    {
        var counter = Counter.Open().Keys("1 0 0 DEPT1 CASH").Tap(Counter.Hanako).Keys("1 REPRINT");
        Assert.IsType<ReceiptReissued>(counter.Entries[^1].Data);

        counter = Counter.Open().Keys("1 0 0 DEPT1 CASH").Keys("REPRINT");
        Assert.IsType<ReceiptReissued>(counter.Entries[^1].Data);
    }

    [Fact]
    public void While_goods_are_rung_up_there_is_no_statement()
    {
        var counter = Counter.Open().Tap(Counter.Hanako).Keys("1 0 0 DEPT1 REPRINT");

        Assert.Equal("sale-under-way", counter.Refusal?.Code);
        Assert.DoesNotContain(counter.Entries, entry => entry.Data is StatementIssued);
    }

    [Fact]
    public void A_tap_nobody_followed_up_is_forgotten_so_the_next_guest_never_gets_it()
    {
        var counter = Counter.Open().Keys("1 0 0 DEPT1 CASH").Tap(Counter.Hanako).At(Limits.TapWithoutSale + TimeSpan.FromSeconds(1)).Tick()
            .Keys("REPRINT");

        Assert.IsType<ReceiptReissued>(counter.Entries[^1].Data);
    }
}
