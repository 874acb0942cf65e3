using Appliance.Domain.Journal;
using Appliance.Domain.Marketing;
using Appliance.Domain.Marketing.Conditions;
using Appliance.Domain.Members;

namespace Appliance.Storage.Tests.Journal;

/// <summary>Groups and bounds: every kind of condition stands in one of the files.</summary>
public sealed class MarketingGoldenTests : GoldenJournal
{
    private static readonly Condition Everything = new AllOf(
    [
        new FigureIs(Figure.Visits, Comparison.AtLeast, 3),
        new DaysSince(DayFigure.LastVisit, Comparison.AtLeast, 90),
        new AnyOf(
        [
            new Bought(SubjectKind.Product, "1001", PurchaseMeasure.Times, Comparison.AtLeast, 2, 180),
            new Bought(SubjectKind.Department, "2", PurchaseMeasure.Amount, Comparison.Above, 10_000),
        ]),
        new Not(new AttributeIs("sex", Comparison.Equal, "f")),
        new BirthMonthIs(),
        new BirthMonthIs(4),
        new BirthMonthIs(null, RelativeMonth.Next),
        new DayIs(DayFigure.Joined, Comparison.Below, new(2026, 1, 1)),
        new Visited(30, Comparison.AtMost, 1),
        new TextIs(ProfileText.Address, "渋谷区"),
        new HasContact(ContactChannel.Email),
        new Agreed(ContactChannel.Line),
        new IsProvisional(),
        new ShowsLeaving(),
    ]);

    protected override IReadOnlyList<(string Name, string? Staff, EntryData Data)> Entries { get; } =
    [
        ("segment.defined.1", "03", new SegmentDefined("G0001", "しばらく来ていない方", Everything, Archived: true)),
        ("marketing.configured.1", "03", new MarketingConfigured(
            new(60, 300, new([120, 60, 30, 14], [2, 3, 5, 10], [5_000, 10_000, 50_000, 100_000])))),
    ];
}
