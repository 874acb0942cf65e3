using Appliance.Domain.Drawers;
using Appliance.Domain.Journal;
using Appliance.Domain.Money;
using Appliance.Domain.Register;
using Appliance.Domain.Sales;

namespace Appliance.Domain.Tests.Register;

/// <summary>Money in coin and bill acceptors, from the slot to the closing.</summary>
public sealed class CashInsertedTests
{
    private int heard;

    [Fact]
    public void Acceptors_are_open_while_a_sale_waits_for_its_payment_and_no_longer()
    {
        var counter = Counter.Open();
        Assert.False(Wanted(counter));
        Assert.False(Wanted(counter.Keys("4 5 0 DEPT2")));
        Assert.True(Wanted(counter.Keys("SUBTOTAL")));
        Assert.True(Wanted(Insert(counter, 100)));
        Assert.False(Wanted(Insert(counter, 500)));
        Assert.False(Wanted(counter.Keys("CASH")));
    }

    [Fact]
    public void A_locked_register_training_and_missing_mains_close_acceptors()
    {
        Assert.False(Wanted(Counter.Open().Keys("4 5 0 DEPT2 SUBTOTAL").Take(new KeylockMoved(KeylockMode.Locked))));
        Assert.False(Wanted(Counter.Open().Keys("4 5 0 DEPT2 SUBTOTAL").Take(new PowerChanged(Failing: true))));
        var training = Counter.Open().Keys("4 5 0 DEPT2 SUBTOTAL").State;
        Assert.False(CashAcceptance.IsWanted(training with { Counter = training.Counter with { Training = true } }));
    }

    [Fact]
    public void Inserted_money_is_shown_and_counts_as_received_cash()
    {
        var counter = Insert(Counter.Open().Keys("4 5 0 DEPT2 SUBTOTAL"), 100, 100);
        Assert.Equal("ﾄｳﾆｭｳ|¥200/ﾉｺﾘ|¥250", counter.Operator);
        Assert.Equal("¥200", Screens.Operator(counter.State).Fourth?.Right);
        Assert.Equal(new DisplayRow("ﾉｺﾘ", "¥250"), Screens.Customer(counter.State).Bottom);
        Assert.Equal("tender-too-small", counter.Keys("CASH").Refusal?.Code);

        Insert(counter.Keys("CLEAR"), 500);
        Assert.Equal("ﾄｳﾆｭｳ|¥500/ｵﾂﾘ|¥250", counter.Operator);
        counter.Effects.Clear();
        counter.Keys("CASH");
        Assert.Equal([new Tender(TenderKind.Cash, new(450), new(700))], counter.LastSale.Tenders);
        Assert.Equal(new Yen(250), counter.LastSale.Change);
        Assert.Equal(new OpenDrawer(), counter.Effects[0]);
        Assert.Equal(Yen.Zero, counter.State.Totals.Around.Inserted);
    }

    [Fact]
    public void Exact_money_needs_no_drawer_and_what_is_handed_over_beside_it_does()
    {
        var counter = Insert(Counter.Open().Keys("4 0 0 DEPT2 SUBTOTAL"), 400).Keys("CASH");
        Assert.DoesNotContain(new OpenDrawer(), counter.Effects);

        Insert(counter.Keys("4 0 0 DEPT2 SUBTOTAL"), 100).Keys("3 0 0 CASH");
        Assert.Equal(new Yen(400), counter.LastSale.Tenders[0].Received);
        Assert.Contains(new OpenDrawer(), counter.Effects);
    }

    [Theory]
    [InlineData("CREDIT")]
    [InlineData("HOLD")]
    [InlineData("1 0 0 DEPT1")]
    [InlineData("1 LINEVOID")]
    [InlineData("5 0 DISCOUNT")]
    public void Money_inside_is_settled_or_given_back_first(string keys)
    {
        var counter = Insert(Counter.Open().Keys("4 5 0 DEPT2 SUBTOTAL"), 100).Keys(keys);

        Assert.Equal("cash-inserted", counter.Refusal?.Code);
        Assert.Equal("cash-inserted", counter.Keys("CLEAR CLEAR").Scan("4901234567894").Refusal?.Code);
    }

    [Fact]
    public void Void_gives_the_money_back_from_the_drawer_and_the_sale_goes_on()
    {
        var counter = Insert(Counter.Open().Keys("4 5 0 DEPT2 SUBTOTAL"), 100, 100).Keys("VOID");

        Assert.Contains(new CashGivenBack(new(200)), counter.Entries.Select(entry => entry.Data));
        Assert.Contains(new OpenDrawer(), counter.Effects);
        Assert.Equal("ﾄｳﾆｭｳｷﾝ ｦ ｶｴｽ|/ﾍﾝｷﾝ|¥200", counter.Operator);
        Assert.False(Wanted(counter));
        Assert.Equal(450, counter.Keys("SUBTOTAL CREDIT").LastSale.Total.Amount);
        Assert.Equal(-200, counter.State.Totals.Session.CashInDrawer.Amount);
        Assert.Equal(0, counter.State.Totals.Session.Cash.Amount);
    }

    [Fact]
    public void Cancel_gives_back_what_was_inserted_and_what_was_tendered()
    {
        var counter = Insert(Counter.Open().Keys("4 5 0 DEPT2 SUBTOTAL 1 0 0 VOUCHER"), 100);
        counter.Effects.Clear();
        counter.Keys("CANCEL");

        Assert.Equal("ﾄﾘﾋｷ ﾁｭｳｼ|¥450/ﾍﾝｷﾝ|¥200", counter.Operator);
        Assert.Single(counter.Effects, new OpenDrawer());
        Assert.Equal(["CashGivenBack", "SaleCancelled"], counter.Entries.TakeLast(2).Select(entry => entry.Data.GetType().Name));
    }

    [Fact]
    public void Money_outside_a_sale_is_told_and_expected_in_the_boxes_as_its_own_figure()
    {
        var counter = Insert(Counter.Open().Keys("1 0 0 00 FLOAT"), 500);
        Assert.Equal("ｶｲｹｲｶﾞｲ ﾉ ﾄｳﾆｭｳ|/ｶｸﾆﾝ|¥500", counter.Operator);
        Assert.Contains(new Sound(Error: true), counter.Effects);
        Insert(counter.Keys("4 0 0 DEPT2 SUBTOTAL"), 500).Keys("CASH");

        var session = counter.State.Totals.Session;
        Assert.Equal((10_900, 1_000, 9_900, 500), (
            session.Cash.Amount, session.CashInBoxes.Amount, session.CashInDrawer.Amount, session.Totals.InsertedOutside.Amount));
        counter.Keys("Z Z");
        Assert.Equal(session, counter.Entries.Select(entry => entry.Data).OfType<DrawerClosed>().Single().Session);
        Assert.Equal(Yen.Zero, counter.State.Totals.Session.CashInBoxes);
    }

    [Fact]
    public void A_doubt_is_journaled_counted_and_told()
    {
        var counter = Counter.Open().Take(Report([], [new(CashDoubtReason.EventsMissed, 2)]));

        Assert.Equal("ﾄｳﾆｭｳｷﾝ ﾌﾒｲ|/ｷﾝｺ ｦ ｶｸﾆﾝ|", counter.Operator);
        Assert.Equal(1, counter.State.Totals.Session.Totals.CashDoubts);
        Assert.Equal(
            new CashInserted("coin-acceptor", new(7, 1), Doubts: [new(CashDoubtReason.EventsMissed, 2)]),
            counter.Entries[0].Data);
    }

    [Fact]
    public void A_mark_alone_is_kept_and_disturbs_nobody()
    {
        var counter = Counter.Open().Keys("4 5 0 DEPT2").Take(Report([], []));

        Assert.IsType<AcceptorMarked>(Assert.Single(counter.Entries).Data);
        Assert.Empty(counter.Effects);
        Assert.Equal(new AcceptorMark(7, 1), counter.State.Totals.Around.MarkOf("coin-acceptor"));
        Assert.Null(counter.State.Totals.Around.MarkOf("bill-acceptor"));
    }

    [Fact]
    public void The_sale_is_in_the_journal_from_its_first_coin_on()
    {
        var counter = Insert(Counter.Open().Keys("4 5 0 DEPT2 SUBTOTAL"), 100);

        Assert.Equal(450, counter.State.Totals.Tendering?.Total.Amount);
        counter.Keys("VOID CANCEL");
        Assert.Null(counter.State.Totals.Tendering);
    }

    private static bool Wanted(Counter counter) => CashAcceptance.IsWanted(counter.State);

    private Counter Insert(Counter counter, params long[] yen)
    {
        foreach (var group in yen.Chunk(2)) counter.Take(Report([.. group.Select(one => new Yen(one))], []));
        return counter;
    }

    private CashReported Report(EquatableList<Yen> pieces, EquatableList<CashDoubt> doubts) =>
        new("coin-acceptor", new(7, ++heard), pieces, doubts);
}
