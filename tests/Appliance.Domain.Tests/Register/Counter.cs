using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Register;
using Appliance.Domain.Shop;
using Appliance.Domain.Staff;

namespace Appliance.Domain.Tests.Register;

/// <summary>A counter to press keys at: keeps what the decisions gave.</summary>
internal sealed class Counter
{
    public static readonly DateTimeOffset Morning = new(2026, 11, 21, 9, 0, 0, TimeSpan.FromHours(9));

    public static readonly MemberGlance Hanako = new("M000001", "佐藤 花子", "ｻﾄｳ ﾊﾅｺ", 120);

    public static readonly MemberGlance Jiro = new("M000002", "鈴木 次郎", "ｽｽﾞｷ ｼﾞﾛｳ", 0, new(3_000), new(1_500));

    private Counter(ApplianceState state)
    {
        State = state;
        Books.Add(Hanako);
        Books.Add(Jiro);
    }

    public ApplianceState State { get; private set; }

    public DateTimeOffset Now { get; set; } = Morning;

    public MemoryBooks Books { get; } = new();

    public List<EntryDraft> Entries { get; } = [];

    public List<RegisterEffect> Effects { get; } = [];

    public Refusal? Refusal { get; private set; }

    public SaleClosed LastSale => Entries.Select(entry => entry.Data).OfType<SaleClosed>().Last();

    public string Operator => Text(Screens.Operator(State));

    public string Customer => Text(Screens.Customer(State.Counter));

    public static ShopProfile Shop { get; } = new(
        "喫茶 ひだまり", null, null, null,
        [
            new(TaxClass.Standard, new(2019, 10, 1), 1_000),
            new(TaxClass.Reduced, new(2019, 10, 1), 800),
            new(TaxClass.Reduced, new(2027, 4, 1), 100),
        ]);

    /// <summary>A café with one product of each kind.</summary>
    public static IReadOnlyList<EntryData> Goods { get; } =
    [
        new DepartmentDefined(new(1, "テイクアウト", "ﾃｲｸｱｳﾄ", TaxClass.Reduced)),
        new DepartmentDefined(new(2, "店内飲食", "ﾃﾝﾅｲ", TaxClass.Standard)),
        new DepartmentDefined(new(3, "弁当", "ﾍﾞﾝﾄｳ", TaxClass.Reduced, Food: true)),
        new DepartmentDefined(new(4, "雑貨（税抜）", "ｻﾞｯｶ", TaxClass.Standard, PriceTax.Excluded)),
        new DepartmentDefined(new(5, "食材（税抜）", "ｼｮｸｻﾞｲ", TaxClass.Reduced, PriceTax.Excluded)),
        new DepartmentDefined(new(6, "切手", "ｷｯﾃ", TaxClass.Exempt)),
        new ProductDefined(new("020", "4901234567894", "たまごサンド", "ﾀﾏｺﾞｻﾝﾄﾞ", new(420), 1)),
        new ProductDefined(new("030", null, "コーヒー豆", "ｺｰﾋｰﾏﾒ", new(1_000), 5, MemberPrice: new(900), StockKept: true, ReorderPoint: 3)),
        new ProductDefined(new("040", "49123456", "量り売り", "ﾊｶﾘｳﾘ", new(250), 1)),
        new ProductDefined(new("050", null, "花束", "ﾊﾅﾀﾊﾞ", new(0), 2, OpenPrice: true)),
        new CouponDefined(new("77", "百円引", 0, new(100), new(2026, 1, 1), new(2030, 12, 31))),
        new CouponDefined(new("SPRING", "一割引", 1_000, new(0), new(2026, 1, 1), new(2030, 12, 31), new(1_000))),
        new StockMoved("030", 5, "入荷"),
    ];

    /// <summary>Two cashiers, a manager and a technician; their PINs are their numbers twice, the last has none.</summary>
    public static IReadOnlyList<EntryData> People { get; } =
    [
        new StaffRegistered("01", "佐藤", StaffRole.Cashier, "01/0101"),
        new StaffRegistered("02", "鈴木", StaffRole.Manager, "02/0202"),
        new StaffRegistered("03", "高橋", StaffRole.Technician, "03/0303"),
        new StaffRegistered("04", "田中", StaffRole.Cashier),
    ];

    public static Counter Open(ShopProfile? shop = null, params EntryData[] more) =>
        new(Decider.Import(ApplianceState.Empty, [new ShopConfigured(shop ?? Shop), .. Goods, .. more], Morning).State);

    /// <summary>A counter where somebody has to sign in first.</summary>
    public static Counter OpenLocked(int? lockAfterMinutes = null, params EntryData[] more) =>
        Open(Shop with { SignInRequired = true, LockAfterMinutes = lockAfterMinutes }, [.. People, .. more]);

    /// <summary>The power goes and comes back: what the totals hold is all that is left.</summary>
    public Counter Restart()
    {
        var open = State.Totals.Tendering;
        State = State with
        {
            Counter = open is null
                ? CounterState.Idle
                : CounterState.Idle with { Sale = open, Member = open.MemberId is { } id ? Books.Member(id) : null, SubtotalShown = true },
        };
        return this;
    }

    /// <summary>As the station does when it turns to the books of training.</summary>
    public Counter Train()
    {
        State = State with { Counter = State.Counter with { Training = true } };
        return this;
    }

    public Counter At(TimeSpan later)
    {
        Now += later;
        return this;
    }

    public Counter Keys(string keys)
    {
        foreach (var name in keys.Split(' '))
        {
            Assert.True(RegisterKeys.TryParse(name, out var key), name);
            Take(new KeyPressed(key));
        }

        return this;
    }

    public Counter Scan(string code) => Take(new CodeScanned(code));

    /// <summary>A card of a member as the books know them now.</summary>
    public Counter TapMember(string memberId) => Tap(Books.Member(memberId));

    public Counter Tap(MemberGlance? member) => Take(new CardTapped(member));

    public Counter Tick() => Take(new ClockTicked());

    public Counter Take(RegisterInput input)
    {
        var decision = Decider.Decide(State, input, Now, Books);
        State = decision.State;
        foreach (var entry in decision.Entries) Books.Add(entry);
        Entries.AddRange(decision.Entries);
        Effects.AddRange(decision.Effects);
        Refusal = decision.Refusal;
        return this;
    }

    private static string Text(DisplayPage page) =>
        $"{page.Top.Left}|{page.Top.Right}/{page.Bottom.Left}|{page.Bottom.Right}";
}
