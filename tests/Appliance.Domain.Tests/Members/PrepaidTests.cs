using Appliance.Domain.Bookings;
using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using FsCheck;
using FsCheck.Fluent;

namespace Appliance.Domain.Tests.Members;

/// <summary>Prepaid: what an amount is taken from, both sides of the account, what may be kept of a deposit.</summary>
public sealed class PrepaidTests
{
    private static readonly DateOnly Day = new(2026, 11, 22);

    [Fact]
    public void What_is_taken_and_what_is_left_are_what_there_was() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Lots(), Gen.Choose(0, 5_000).ToArbitrary(), (lots, amount) =>
        {
            Yen wanted = new(amount);
            var (taken, left) = lots.Take(wanted, Day);
            var usable = lots.On(Day);
            return Sum(taken) == (wanted < usable ? wanted : usable)
                && Sum(taken) + Sum(left) == Sum(lots)
                && taken.All(lot => lot.ExpiresOn >= Day && lot.Amount > Yen.Zero)
                && (left ?? []).All(lot => lot.Amount > Yen.Zero)
                && (taken.Count == 0 || (left ?? []).All(lot => lot.ExpiresOn < Day || lot.ExpiresOn >= taken.Max(it => it.ExpiresOn)));
        }));

    [Fact]
    public void Both_sides_are_the_same_after_every_move() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(
            Gen.Choose(0, 5).SelectMany(kind => Gen.Choose(1, 9_999).Select(yen => (kind, yen))).ArrayOf().ToArbitrary(),
            moves =>
            {
                var (account, held) = (PrepaidAccount.Zero, 0L);
                foreach (var (kind, yen) in moves)
                {
                    var comes = (PrepaidMoveKind)kind is PrepaidMoveKind.ToppedUp or PrepaidMoveKind.Returned or PrepaidMoveKind.GivenBack;
                    held += comes ? yen : -yen;
                    account = account.After(new("M000001", (PrepaidMoveKind)kind, new(comes ? yen : -yen)));
                    if (!account.IsBalanced) return false;
                }

                return account.Held.Amount == held;
            }));

    [Fact]
    public void A_gift_card_that_pays_moves_nothing_of_the_members_own()
    {
        Tender card = new(TenderKind.Prepaid, new(500), new(500), "0000079927398713");
        Tender own = new(TenderKind.Prepaid, new(300), new(300));
        Assert.Equal(new Yen(300), PrepaidMove.OfMember([card, own, new(TenderKind.Cash, new(100), new(100))]));
        Assert.Null(PrepaidMove.Of(new BookingMissed("B000001")));
    }

    [Theory]
    [InlineData(false, 3_000, 3_000, 3_000, "deposit-not-lost")]
    [InlineData(true, 3_000, 3_000, 3_000, null)]
    [InlineData(true, 3_000, 3_000, 1, null)]
    [InlineData(true, 3_000, 3_000, 0, "deposit-amount")]
    [InlineData(true, 3_000, 3_000, -1, "deposit-amount")]
    [InlineData(true, 3_000, 9_000, 3_001, "deposit-amount")]
    [InlineData(true, 3_000, 800, 801, "deposit-spent")]
    [InlineData(true, 0, 9_000, 1, "deposit-amount")]
    public void Only_a_lost_deposit_is_kept_and_no_more_than_is_left_of_it(bool lost, long deposit, long prepaid, long amount, string? code) =>
        Assert.Equal(code, DepositRules.Check(lost, new(deposit), new(prepaid), new(amount))?.Code);

    [Fact]
    public void On_the_same_day_the_very_same_goes_back_and_later_a_new_one_that_lives_as_long()
    {
        EquatableList<PrepaidLot> taken = [new(new(1_000), Day.AddDays(2)), new(new(500), Day.AddDays(90))];
        Assert.Equal(taken, DepositRules.GivenBack(taken, Day, Day));
        Assert.Equal([new(new(1_500), new(2027, 5, 22))], DepositRules.GivenBack(taken, Day, Day.AddDays(1)));
    }

    private static Yen Sum(IEnumerable<PrepaidLot>? lots) => (lots ?? []).Aggregate(Yen.Zero, (sum, lot) => sum + lot.Amount);

    private static Arbitrary<EquatableList<PrepaidLot>> Lots() =>
        Gen.Choose(1, 2_000).SelectMany(yen => Gen.Choose(-3, 5).Select(days => new PrepaidLot(new(yen), Day.AddDays(days))))
            .ArrayOf().Select(lots => (EquatableList<PrepaidLot>)[.. lots]).ToArbitrary();
}
