namespace Appliance.Domain.Register;

/// <summary>The logical keys of the register. Their names in configuration and REST are those of <see cref="RegisterKeys"/>.</summary>
public enum RegisterKey
{
    /// <summary>The digit 0.</summary>
    Digit0,

    /// <summary>The digit 1.</summary>
    Digit1,

    /// <summary>The digit 2.</summary>
    Digit2,

    /// <summary>The digit 3.</summary>
    Digit3,

    /// <summary>The digit 4.</summary>
    Digit4,

    /// <summary>The digit 5.</summary>
    Digit5,

    /// <summary>The digit 6.</summary>
    Digit6,

    /// <summary>The digit 7.</summary>
    Digit7,

    /// <summary>The digit 8.</summary>
    Digit8,

    /// <summary>The digit 9.</summary>
    Digit9,

    /// <summary>Two zeros.</summary>
    DoubleZero,

    /// <summary>Quantity (×): takes the number keyed as the quantity of the next item.</summary>
    Times,

    /// <summary>Clears what is keyed, or an error (C).</summary>
    Clear,

    /// <summary>Takes back the last line (訂正).</summary>
    Void,

    /// <summary>Department 1 (部門1).</summary>
    Department1,

    /// <summary>Department 2.</summary>
    Department2,

    /// <summary>Department 3.</summary>
    Department3,

    /// <summary>Department 4.</summary>
    Department4,

    /// <summary>Department 5.</summary>
    Department5,

    /// <summary>Department 6.</summary>
    Department6,

    /// <summary>Department 7.</summary>
    Department7,

    /// <summary>Department 8.</summary>
    Department8,

    /// <summary>Shows what is to be paid (小計).</summary>
    Subtotal,

    /// <summary>Cash: exact, or of the amount keyed (現計).</summary>
    Cash,
}

/// <summary>Names of the logical keys.</summary>
public static class RegisterKeys
{
    private static readonly Dictionary<string, RegisterKey> ByName = new(StringComparer.Ordinal)
    {
        ["00"] = RegisterKey.DoubleZero,
        ["TIMES"] = RegisterKey.Times,
        ["CLEAR"] = RegisterKey.Clear,
        ["VOID"] = RegisterKey.Void,
        ["SUBTOTAL"] = RegisterKey.Subtotal,
        ["CASH"] = RegisterKey.Cash,
    };

    private static readonly Dictionary<RegisterKey, string> NameByKey;

    static RegisterKeys()
    {
        for (var digit = 0; digit <= 9; digit++) ByName[$"{digit}"] = RegisterKey.Digit0 + digit;
        for (var number = 1; number <= 8; number++) ByName[$"DEPT{number}"] = RegisterKey.Department1 + number - 1;
        NameByKey = ByName.ToDictionary(pair => pair.Value, pair => pair.Key);
    }

    /// <summary>Every name, for messages.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>The name of a key, for example <c>DEPT1</c>.</summary>
    public static string Name(RegisterKey key) => NameByKey[key];

    /// <summary>Finds a key by its name.</summary>
    public static bool TryParse(string name, out RegisterKey key) => ByName.TryGetValue(name, out key);
}
