using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Domain.Staff;

namespace Appliance.Domain.Tests.Register;

/// <summary>The register's key, the call button, the power and the gate.</summary>
public sealed class DeviceDecisionsTests
{
    private static readonly EntryData[] Cashier = [new StaffRegistered("01", "佐藤", StaffRole.Cashier)];

    [Fact]
    public void A_turn_is_journaled_once_and_what_was_known_is_not()
    {
        var counter = Counter.Open().Take(new KeylockMoved(KeylockMode.Normal)).Take(new KeylockMoved(KeylockMode.Normal));

        Assert.Equal([new KeylockTurned(KeylockMode.Normal)], counter.Entries.Select(entry => entry.Data));
    }

    [Fact]
    public void A_locked_register_takes_no_key_scan_or_card_and_goes_on_where_it_was()
    {
        var counter = Counter.Open().Keys("4 5 0 DEPT2").Take(new KeylockMoved(KeylockMode.Locked));
        counter.Effects.Clear();

        foreach (var input in new RegisterInput[]
        {
            new KeyPressed(RegisterKey.Cash), new KeyPressed(RegisterKey.Clear), new CodeScanned("4901234567894"),
            new CardTapped(Counter.Hanako), new StaffCardTapped("01"),
        })
        {
            Assert.Equal("register-locked", counter.Take(input).Refusal?.Code);
        }

        Assert.All(counter.Effects, effect => Assert.Equal(new Sound(Error: true), effect));
        Assert.Equal("ﾚｼﾞ ﾊ ﾛｯｸﾁｭｳ|/ｶｷﾞ ｦ ﾏﾜｼﾃｸﾀﾞｻｲ|", counter.Operator);
        counter.Take(new KeylockMoved(KeylockMode.Normal)).Keys("CASH");
        Assert.Equal(450, counter.LastSale.Total.Amount);
    }

    [Fact]
    public void The_supervisors_key_stands_for_the_managers_override_as_long_as_it_is_turned()
    {
        var counter = Counter.Open(null, Cashier).Keys("4 5 0 DEPT2 CASH Z");
        Assert.NotNull(counter.State.Counter.Pending);

        counter.Keys("CLEAR").Take(new KeylockMoved(KeylockMode.Supervisor)).Keys("Z Z");
        Assert.Single(counter.Entries, entry => entry.Data is DrawerClosed);

        counter.Take(new KeylockMoved(KeylockMode.Normal)).Keys("Z");
        Assert.NotNull(counter.State.Counter.Pending);
    }

    [Fact]
    public void The_supervisors_key_gives_no_more_than_a_manager_may()
    {
        EntryData owners = new PermissionsDefined([new(RegisterAction.Close, StaffRole.Owner)]);
        var counter = Counter.Open(null, [.. Cashier, owners]).Take(new KeylockMoved(KeylockMode.Supervisor)).Keys("Z");

        Assert.NotNull(counter.State.Counter.Pending);
    }

    [Theory]
    [InlineData("4 5 0 DEPT2")]
    [InlineData("HOLD")]
    [InlineData("1 REFUND")]
    [InlineData("0 2 0 PLU")]
    public void Without_mains_nothing_new_is_begun(string keys)
    {
        var counter = Counter.Open().Take(new PowerChanged(Failing: true)).Keys(keys);

        Assert.Equal("power-failing", counter.Refusal?.Code);
        Assert.Null(counter.State.Counter.Sale);
    }

    [Fact]
    public void Without_mains_a_sale_under_way_goes_on_and_afterwards_the_register_sells_again()
    {
        var counter = Counter.Open().Keys("4 5 0 DEPT2").Take(new PowerChanged(Failing: true))
            .Take(new PowerChanged(Failing: true)).Keys("1 0 0 DEPT2 CASH");
        Assert.Equal(550, counter.LastSale.Total.Amount);
        Assert.Equal("power-failing", counter.Scan("4901234567894").Refusal?.Code);

        counter.Take(new PowerChanged(Failing: false)).Keys("CLEAR 5 0 DEPT2 CASH");
        Assert.Equal(50, counter.LastSale.Total.Amount);
        Assert.Equal(
            ["PowerFailing", "SaleClosed", "PowerRestored", "SaleClosed"],
            counter.Entries.Select(entry => entry.Data.GetType().Name));
    }

    [Fact]
    public void A_call_is_journaled_heard_and_shown_until_C()
    {
        var counter = Counter.Open().Take(new CustomerCalled());
        Assert.Equal([new CallMade()], counter.Entries.Select(entry => entry.Data));
        Assert.Equal([new Sound(Error: false)], counter.Effects);
        Assert.Equal("ｵｷｬｸｻﾏ ｶﾞ ｵﾖﾋﾞﾃﾞｽ|/C ﾃﾞ ｹｼﾏｽ|", counter.Operator);

        Assert.Equal("ｲﾗｯｼｬｲﾏｾ|/|0", counter.Keys("CLEAR").Operator);
    }

    [Fact]
    public void A_call_during_a_sale_leaves_its_rows_alone_and_is_shown_after_it()
    {
        var counter = Counter.Open().Keys("4 5 0 DEPT2").Take(new CustomerCalled());
        Assert.StartsWith("ﾃﾝﾅｲ", counter.Operator, StringComparison.Ordinal);
        Assert.Equal("ﾖﾋﾞﾀﾞｼ", Screens.Operator(counter.State).Fourth?.Left);

        counter.Keys("CASH");
        Assert.StartsWith("ｺﾞｳｹｲ", counter.Operator, StringComparison.Ordinal);
        counter.At(Limits.Shown + TimeSpan.FromSeconds(1)).Tick();
        Assert.StartsWith("ｵｷｬｸｻﾏ", counter.Operator, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gate_is_opened_after_who_asked_is_in_the_journal()
    {
        var counter = Counter.Open().Take(new GateRequested("T12345678"));

        Assert.Equal([new GateOpened("T12345678")], counter.Entries.Select(entry => entry.Data));
        Assert.Equal([new OpenGate()], counter.Effects);
    }
}
