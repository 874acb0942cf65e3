using Appliance.Domain.Catalog;
using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Register;
using Appliance.Domain.Shop;

namespace Appliance.Domain.Tests.Register;

/// <summary>A counter to press keys at: keeps what the decisions gave.</summary>
internal sealed class Counter
{
    public static readonly DateTimeOffset Morning = new(2026, 11, 21, 9, 0, 0, TimeSpan.FromHours(9));

    public static readonly MemberGlance Hanako = new("M000001", "佐藤 花子", "ｻﾄｳ ﾊﾅｺ", 120);

    private Counter(ApplianceState state) => State = state;

    public ApplianceState State { get; private set; }

    public DateTimeOffset Now { get; set; } = Morning;

    public List<EntryDraft> Entries { get; } = [];

    public List<RegisterEffect> Effects { get; } = [];

    public Refusal? Refusal { get; private set; }

    public SaleClosed LastSale => Entries.Select(entry => entry.Data).OfType<SaleClosed>().Last();

    public string Operator => Text(Screens.Operator(State.Counter));

    public string Customer => Text(Screens.Customer(State.Counter));

    public static ShopProfile Shop { get; } = new(
        "喫茶 ひだまり", null, null, null,
        [
            new(TaxClass.Standard, new(2019, 10, 1), 1_000),
            new(TaxClass.Reduced, new(2019, 10, 1), 800),
            new(TaxClass.Reduced, new(2027, 4, 1), 100),
        ]);

    public static Counter Open(ShopProfile? shop = null)
    {
        EntryData[] setUp =
        [
            new ShopConfigured(shop ?? Shop),
            new DepartmentDefined(new(1, "テイクアウト", "ﾃｲｸｱｳﾄ", TaxClass.Reduced)),
            new DepartmentDefined(new(2, "店内飲食", "ﾃﾝﾅｲ", TaxClass.Standard)),
            new ProductDefined(new("020", "4901234567894", "たまごサンド", "ﾀﾏｺﾞｻﾝﾄﾞ", new(420), 1)),
        ];
        return new(Decider.Import(ApplianceState.Empty, setUp, Morning).State);
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

    public Counter Tap(MemberGlance? member) => Take(new CardTapped(member));

    public Counter Tick() => Take(new ClockTicked());

    public Counter Take(RegisterInput input)
    {
        var decision = Decider.Decide(State, input, Now);
        State = decision.State;
        Entries.AddRange(decision.Entries);
        Effects.AddRange(decision.Effects);
        Refusal = decision.Refusal;
        return this;
    }

    private static string Text(DisplayPage page) =>
        $"{page.Top.Left}|{page.Top.Right}/{page.Bottom.Left}|{page.Bottom.Right}";
}
