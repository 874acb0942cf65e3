using Appliance.Domain.Money;

namespace Appliance.Domain.Register;

/// <summary>The register's named limits.</summary>
public static class Limits
{
    /// <summary>Digits of an amount: up to ¥9,999,999; also of a receipt, slip or member number.</summary>
    public const int EntryDigits = 7;

    /// <summary>Digits of what a key for codes takes.</summary>
    public const int CodeDigits = 13;

    /// <summary>Largest quantity of one line.</summary>
    public const int Quantity = 999;

    /// <summary>Highest number of a stand-alone terminal's slip.</summary>
    public const int Slip = 9_999_999;

    /// <summary>Lines of one sale, voided ones included.</summary>
    public const int Lines = 500;

    /// <summary>Things given on one line, and on one sale.</summary>
    public const int Adjustments = 10;

    /// <summary>Means of payment of one sale.</summary>
    public const int Tenders = 20;

    /// <summary>Sales put aside at once.</summary>
    public const int HeldSales = 20;

    /// <summary>Rolls of coins of one denomination.</summary>
    public const int Rolls = 99;

    /// <summary>Loose pieces of one denomination.</summary>
    public const int Pieces = 9_999;

    /// <summary>Shortest and longest PIN.</summary>
    public const int PinDigitsLeast = 4;

    /// <inheritdoc cref="PinDigitsLeast"/>
    public const int PinDigitsMost = 8;

    /// <summary>Wrong PINs in a row before the next one has to wait.</summary>
    public const int WrongPins = 3;

    /// <summary>Months after which prepaid expires (資金決済法4条2号: 発行の日から6月内).</summary>
    public const int PrepaidMonths = 6;

    /// <summary>Largest total of one sale.</summary>
    public static Yen Total { get; } = new(99_999_999);

    /// <summary>Largest prepaid balance.</summary>
    public static Yen Prepaid { get; } = new(100_000);

    /// <summary>How long the change and the points of a sale, or a notice, stay on the displays.</summary>
    public static TimeSpan Shown { get; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a tap waits for a first line before it is forgotten.</summary>
    public static TimeSpan TapWithoutSale { get; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a number before × asks for the time clock when no key follows; whoever comes later did not mean it.</summary>
    public static TimeSpan ClockAsked { get; } = TimeSpan.FromSeconds(30);

    /// <summary>How long after an alarm for the open drawer the next one is given.</summary>
    public static TimeSpan DrawerAlarmEvery { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Alarms for one opening of the drawer: five minutes of them.</summary>
    public const int DrawerAlarms = 30;

    /// <summary>Parts of one import.</summary>
    public const int ImportParts = 200;

    /// <summary>Products of one part.</summary>
    public const int ImportPart = 100;

    /// <summary>Members whose prepaid expires in one decision.</summary>
    public const int ExpiriesAtOnce = 20;

    /// <summary>Wait after the third wrong PIN; doubled by each further one.</summary>
    public static TimeSpan PinWait { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest such wait.</summary>
    public static TimeSpan PinWaitMost { get; } = TimeSpan.FromMinutes(15);
}
