using Appliance.Domain.Money;

namespace Appliance.Domain.Marketing;

/// <summary>What one of the two groups of a campaign bought in its window; kept as sales arrive.</summary>
/// <param name="Members">Drawn.</param>
/// <param name="Responders">Of them, those who bought at least once.</param>
/// <param name="Sales">What they paid, refunds taken off.</param>
/// <param name="SumOfSquares">Of what each of them paid, in yen²; exact.</param>
/// <param name="Before">What they paid in as many days before they were drawn.</param>
public sealed record CampaignGroup(long Members, long Responders, Yen Sales, decimal SumOfSquares, Yen Before)
{
    /// <summary>Nobody.</summary>
    public static CampaignGroup Empty { get; } = new(0, 0, Yen.Zero, 0, Yen.Zero);

    /// <summary>With members drawn.</summary>
    public CampaignGroup Drawn(int members, Yen before) =>
        this with { Members = Members + members, Before = Before + before };

    /// <summary>With what one member paid in the window gone from one sum to another.</summary>
    /// <param name="from">Before this sale or refund.</param>
    /// <param name="to">After it.</param>
    /// <param name="first">Their first sale in the window.</param>
    public CampaignGroup Moved(Yen from, Yen to, bool first) => this with
    {
        Responders = Responders + (first ? 1 : 0),
        Sales = Sales + to - from,
        SumOfSquares = SumOfSquares + ((decimal)to.Amount * to.Amount) - ((decimal)from.Amount * from.Amount),
    };
}
