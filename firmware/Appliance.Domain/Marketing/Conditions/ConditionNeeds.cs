namespace Appliance.Domain.Marketing.Conditions;

/// <summary>What has to be read before a condition can be told.</summary>
public static class ConditionNeeds
{
    /// <summary>Whether it asks more of a member than figures and purchases.</summary>
    public static bool AsksProfile(Condition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return condition switch
        {
            FigureIs it => it.Figure is Figure.Age or Figure.Points,
            DaysSince or DayIs or Visited or Bought or ShowsLeaving => false,
            AllOf or AnyOf or Not => condition.Parts.Any(AsksProfile),
            _ => true,
        };
    }

    /// <summary>Purchases without which it cannot hold: who made one of them is all that has to be looked at; null when none is.</summary>
    public static Bought? NeededPurchase(Condition condition) => condition switch
    {
        Bought { NeedsOne: true } it => it,
        AllOf it => it.Of.Select(NeededPurchase).FirstOrDefault(part => part is not null),
        _ => null,
    };
}
