using System.Text.Json.Serialization;

namespace Appliance.Domain.Loyalty;

/// <summary>Stamps a sale gave (スタンプ).</summary>
/// <param name="Card">Code of the stamp card.</param>
/// <param name="Name">Its name at that time.</param>
/// <param name="Stamps">Stamps given, 1 or more.</param>
/// <param name="Balance">Stamps on the card after it; a full card begins anew.</param>
/// <param name="Needed">Stamps a full card has.</param>
/// <param name="Rewards">Cards that became full by it.</param>
public sealed record StampGrant(
    string Card,
    string Name,
    int Stamps,
    int Balance,
    int Needed,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Rewards = 0);
