using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Domain.Shop;
using FsCheck;
using FsCheck.Fluent;

namespace Appliance.Domain.Tests.Register;

/// <summary>Days at a counter where anything is keyed, scanned, tapped and changed in any order.</summary>
internal static class MadDays
{
    private static readonly string[] Codes =
    [
        "4901234567894", "020", "030", "040", "050", "0", "4900000000001", "77", "SPRING", "2000400003456", "0200300001503",
        "APPLIANCE1 20261121-000001 100 x", "APPLIANCE1 20261121-000002 100 x", "APPLIANCE1 20261121-000003 100 x",
    ];

    private static readonly string[] Habits =
    [
        "1 5 0 DEPT1", "4 2 0 DEPT2", "3 TIMES 1 0 5 DEPT4", "2 0 PLU", "3 0 PLU", "5 0 PLU 8 0 0 PLU", "9 8 DEPT3 EATIN",
        "SUBTOTAL 1 0 PERCENT", "SUBTOTAL 5 0 DISCOUNT", "7 7 COUPON", "SUBTOTAL CASH", "CASH", "SUBTOTAL CASH", "1 0 0 00 CASH", "1 0 0 CREDIT",
        "5 0 VOUCHER", "POINTS", "PREPAID", "ACCOUNT", "1 REFUND SUBTOTAL CASH", "2 REFUND 1 5 0 DEPT1 CASH",
        "1 REFUND SUBTOTAL EXCHANGE", "3 REFUND SUBTOTAL PREPAID", "SALECANCEL SALECANCEL", "HOLD", "1 HOLD", "1 MEMBER", "2 MEMBER",
        "MEMBER", "5 0 0 TOPUP", "CLEAR", "CLEAR CLEAR", "CANCEL", "X", "Z Z", "5 0 0 00 FLOAT", "1 0 0 0 PAIDIN", "1 0 0 0 PAIDOUT",
        "VOID", "4 STAFF", "2 STAFF 0 2 0 2 STAFF", "1 STAFF 9 9 9 9 STAFF", "COUNT 1 COUNT COUNT COUNT COUNT COUNT",
    ];

    private static readonly Gen<RegisterInput[]> Input = Gen.Frequency(
        (8, Gen.Elements(Enum.GetValues<RegisterKey>()).Select(key => (RegisterInput[])[new KeyPressed(key)])),
        (4, Gen.Elements(Habits).Select(keys => (RegisterInput[])[.. KeysOf(keys)])),
        (20, Gen.Elements(Habits).Select(keys => (RegisterInput[])[.. KeysOf("CLEAR " + keys)])),
        (3, Gen.Elements(Codes).Select(code => (RegisterInput[])[new CodeScanned(code)])),
        (1, Gen.Elements("M000001", "M000002", "").Select(member => (RegisterInput[])[new Touch(member)])),
        (1, Gen.Elements("01", "02", "03", "99").Select(id => (RegisterInput[])[new StaffCardTapped(id)])),
        (1, Gen.Elements<RegisterInput[]>([new DrawerMoved(true, true)], [new DrawerMoved(true, false)], [new DrawerMoved(false, true)])),
        (1, Gen.Elements<RegisterInput[]>([new CardUnusable(true)], [new Wait(90)], [new Wait(1_000)], [new Wait(40_000)])),
        (1, Gen.Elements(TaxRounding.Down, TaxRounding.HalfUp, TaxRounding.Up).Select(it => (RegisterInput[])[new RoundingChanged(it)])),
        (1, Gen.Constant<RegisterInput[]>([.. KeysOf("CLEAR 1 5 0 DEPT1 SUBTOTAL CASH MEMBER"), new Touch("M000001")])),
        (1, Gen.Constant<RegisterInput[]>([new Touch("M000002"), .. KeysOf("CLEAR 5 0 0 ACCOUNT CASH")])),
        (2, Gen.Constant<RegisterInput[]>([new ClockTicked()])));

    /// <summary>Shops of every kind and what happens there in a day.</summary>
    public static Arbitrary<Day> All { get; } = (
        from rounding in Gen.Elements(TaxRounding.Down, TaxRounding.HalfUp, TaxRounding.Up)
        from use in Gen.Elements(PointUse.Tender, PointUse.Discount)
        from signIn in Gen.Elements(false, false, true)
        from steps in Input.ListOf(150)
        select new Day(rounding, use, signIn, [.. steps.SelectMany(step => step)])).ToArbitrary();

    /// <summary>Does one thing a few seconds after the last.</summary>
    public static void Take(Counter counter, RegisterInput input)
    {
        counter.Now = counter.Now.AddSeconds(input is Wait wait ? wait.Seconds : 7);
        if (input is Wait) counter.Tick();
        else if (input is Touch touch) counter.Tap(counter.Books.Member(touch.MemberId));
        else if (input is RoundingChanged(var rounding))
        {
            var shop = counter.State.Goods.Shop! with { TaxRounding = rounding };
            counter.Take(new SetUpRequested([new ShopConfigured(shop)]));
        }
        else counter.Take(input);
    }

    private static IEnumerable<RegisterInput> KeysOf(string keys) => keys.Split(' ').Select(name =>
        RegisterKeys.TryParse(name, out var key) ? new KeyPressed(key) : throw new ArgumentException(name, nameof(keys)));

    /// <summary>A day at a shop.</summary>
    public sealed record Day(TaxRounding Rounding, PointUse PointUse, bool SignIn, RegisterInput[] Inputs)
    {
        internal Counter Open()
        {
            var shop = Counter.Shop with
            {
                TaxRounding = Rounding,
                Points = new(PointUse),
                InStoreCodes = [new("20", 4, 1, InStoreValue.Price), new("02", 4, 0, InStoreValue.Weight)],
            };
            return SignIn
                ? Counter.Open(shop with { SignInRequired = true, LockAfterMinutes = 10 }, [.. Counter.People])
                : Counter.Open(shop);
        }

        public override string ToString() => $"{Rounding} {PointUse} {SignIn}: " + string.Join(' ', Inputs.Select(input => input switch
        {
            KeyPressed key => RegisterKeys.Name(key.Key),
            _ => input.ToString(),
        }));
    }

    private sealed record Touch(string MemberId) : RegisterInput;

    private sealed record Wait(int Seconds) : RegisterInput;

    private sealed record RoundingChanged(TaxRounding Rounding) : RegisterInput;
}
