using Appliance.Domain.Money;

namespace Appliance.Domain.Register;

/// <summary>The register's named limits.</summary>
public static class Limits
{
    /// <summary>Digits of an amount: up to ¥9,999,999.</summary>
    public const int EntryDigits = 7;

    /// <summary>Largest quantity of one line.</summary>
    public const int Quantity = 999;

    /// <summary>Lines of one sale, voided ones included.</summary>
    public const int Lines = 500;

    /// <summary>Largest total of one sale.</summary>
    public static Yen Total { get; } = new(99_999_999);

    /// <summary>How long the change and the points of a sale, or a notice, stay on the displays.</summary>
    public static TimeSpan Shown { get; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a tap waits for a first line before it is forgotten.</summary>
    public static TimeSpan TapWithoutSale { get; } = TimeSpan.FromMinutes(2);
}
