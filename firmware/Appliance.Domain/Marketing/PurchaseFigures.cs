using System.Text.Json.Serialization;
using Appliance.Domain.Money;

namespace Appliance.Domain.Marketing;

/// <summary>What was bought: a product, or anything of a department.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Code">Product code, or number of the department.</param>
public readonly record struct PurchaseSubject(SubjectKind Kind, string Code)
{
    /// <summary>As a key: <c>P1001</c> or <c>D2</c>.</summary>
    public string Key => (Kind == SubjectKind.Product ? "P" : "D") + Code;

    /// <summary>A product.</summary>
    public static PurchaseSubject Product(string code) => new(SubjectKind.Product, code);

    /// <summary>A department.</summary>
    public static PurchaseSubject Department(int number) => new(SubjectKind.Department, $"{number}");
}

/// <summary>Products or departments.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SubjectKind>))]
public enum SubjectKind
{
    /// <summary>商品.</summary>
    [JsonStringEnumMemberName("product")]
    Product,

    /// <summary>部門.</summary>
    [JsonStringEnumMemberName("department")]
    Department,
}

/// <summary>How a member bought one product or of one department.</summary>
/// <param name="Times">Business days on which they did.</param>
/// <param name="Pieces">Pieces.</param>
/// <param name="Amount">As priced, after everything given.</param>
/// <param name="First">The first day.</param>
/// <param name="Last">The latest day.</param>
/// <param name="Recent">The latest days, with their pieces.</param>
public sealed record PurchaseFigures(
    int Times, long Pieces, Yen Amount, DateOnly First, DateOnly Last, RecentDays Recent)
{
    /// <summary>Before the first one.</summary>
    public static PurchaseFigures None(DateOnly day) => new(0, 0, Yen.Zero, day, day, RecentDays.None);

    /// <summary>After pieces were bought.</summary>
    public PurchaseFigures Bought(DateOnly day, long pieces, Yen amount) => this with
    {
        Times = Times + (Recent.Has(day) ? 0 : 1),
        Pieces = Pieces + pieces,
        Amount = Amount + amount,
        First = day < First ? day : First,
        Last = day > Last ? day : Last,
        Recent = Recent.Plus(day, pieces, amount),
    };

    /// <summary>After pieces came back.</summary>
    /// <param name="day">The business day they had been bought.</param>
    /// <param name="pieces">How many.</param>
    /// <param name="amount">What they came to.</param>
    public PurchaseFigures TakenBack(DateOnly day, long pieces, Yen amount)
    {
        var recent = Recent.Minus(day, pieces, amount, out var emptied);
        return this with
        {
            Times = Times - (emptied ? 1 : 0),
            Pieces = Pieces - pieces,
            Amount = Amount - amount,
            Last = recent.Last ?? Last,
            Recent = recent,
        };
    }

    /// <summary>How two bought it together.</summary>
    public PurchaseFigures With(PurchaseFigures other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var recent = Recent.With(other.Recent, out var shared);
        return new(
            Times + other.Times - shared.Count, Pieces + other.Pieces, Amount + other.Amount, First < other.First ? First : other.First,
            Last > other.Last ? Last : other.Last, recent);
    }
}
