using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Money;
using Appliance.Domain.Sales;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Prepaid;
using FsCheck;
using FsCheck.Fluent;

namespace Appliance.Storage.Tests.Projections;

/// <summary>
/// Prepaid in double entry at every moment: whatever is topped up, used, returned, over, kept and given back, by members who are one
/// or two, the shop's account, what members can use, and the moves told to each say the same.
/// </summary>
public sealed class PrepaidProperties
{
    private const string One = "M000001";
    private const string Other = "M000002";

    [Fact]
    public void The_account_the_members_and_the_moves_agree_after_every_entry() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(30),
            Prop.ForAll(
                Gen.Choose(0, 6).SelectMany(kind => Gen.Choose(0, 1).SelectMany(who => Gen.Choose(1, 3_000).Select(yen => new Step(kind, who, yen))))
                    .ArrayOf().ToArbitrary(),
                Agree));

    private static bool Agree(Step[] steps)
    {
        using WrittenShop shop = new();
        shop.Tell(new MemberRegistered(One, null, []), new MemberRegistered(Other, null, []));
        Till till = new(shop);
        return steps.All(step =>
        {
            till.Do(step);
            return till.Agrees();
        });
    }

    private readonly record struct Step(int Kind, int Who, int Yen);

    /// <summary>What a register and a console would journal, decided with the documents of the moment.</summary>
    private sealed class Till(WrittenShop shop)
    {
        private SaleClosed? paid;
        private BookingDepositKept? kept;
        private DateOnly keptOn;
        private bool parted;

        public void Do(Step step)
        {
            var member = Living(step.Who == 0 ? One : Other);
            var can = member.PrepaidOn(shop.Day);
            Yen amount = new(step.Yen);
            var most = amount < can ? amount : can;
            switch (step.Kind)
            {
                case 0:
                    shop.Tell(new PrepaidToppedUp(
                        member.Id, amount, new(TenderKind.Cash, amount, amount), Yen.Zero, can + amount, shop.Day.AddMonths(6).AddDays(-1)));
                    break;
                case 1 when most > Yen.Zero:
                    paid = shop.PaidWith(member.Id, most);
                    break;
                case 2 when paid is not null:
                    shop.Refund(paid, to: TenderKind.Prepaid);
                    paid = null;
                    break;
                case 3 when kept is null && most > Yen.Zero:
                    kept = new(member.Id, "B000001", most, member.Prepaid.Take(most, shop.Day).Taken, can - most, new("無断キャンセル"));
                    keptOn = shop.Day;
                    shop.Tell(kept);
                    break;
                case 4 when kept is not null:
                    var back = Domain.Bookings.DepositRules.GivenBack(kept.Taken, keptOn, shop.Day);
                    shop.Tell(new BookingDepositGivenBack(Living(kept.MemberId).Id, "B000001", kept.Amount, back, Yen.Zero));
                    kept = null;
                    break;
                case 5:
                    shop.Day = shop.Day.AddDays(step.Yen / 20);
                    Expire();
                    break;
                case 6:
                    MergeOrPart();
                    break;
                default:
                    break;
            }
        }

        public bool Agrees()
        {
            var account = PrepaidCollections.AccountOf(shop.Store);
            var living = new[] { One, Other }.Select(Living).DistinctBy(it => it.Id).ToList();
            return account.IsBalanced
                && account.Held == Sum(living.SelectMany(it => it.Prepaid ?? []).Select(lot => lot.Amount))
                && (parted || living.TrueForAll(it =>
                    Sum(PrepaidCollections.MovesOf(shop.Store, it.Id, int.MaxValue).Select(move => move.Amount)) == Held(it)));
        }

        /// <summary>As the register does on the first tick of a day.</summary>
        private void Expire()
        {
            foreach (var member in new[] { One, Other }.Select(Living).DistinctBy(it => it.Id))
            {
                var over = (member.Prepaid ?? []).Where(lot => lot.ExpiresOn < shop.Day).ToList();
                if (over.Count > 0) shop.Tell(new PrepaidExpired(member.Id, Sum(over.Select(lot => lot.Amount)), over.Max(lot => lot.ExpiresOn)));
            }
        }

        /// <summary>Who is two again has to have what both have: what was used since must not come back.</summary>
        private void MergeOrPart()
        {
            if (Living(Other).Id == Other)
            {
                shop.Tell(new MembersMerged(One, Other));
                return;
            }

            var (one, other) = (Get(One), Get(Other));
            if (Held(one.Alone!) + Held(other) != Held(one)) return;
            shop.Tell(new MembersUnmerged(One, Other));
            parted = true;
        }

        private MemberDocument Living(string id) => MergedMembers.Living(shop.Store, id)!;

        private MemberDocument Get(string id) => shop.Store.Get(Collections.Members, id)!;

        private static Yen Held(MemberDocument member) => Sum((member.Prepaid ?? []).Select(lot => lot.Amount));

        private static Yen Sum(IEnumerable<Yen> amounts) => amounts.Aggregate(Yen.Zero, (sum, amount) => sum + amount);
    }
}
