namespace Appliance.Domain.Members;

/// <summary>How alike two members are (重複の疑い).</summary>
/// <param name="Score">0–100; at <see cref="Suspicious"/> they are shown to a person, who decides.</param>
/// <param name="Evidence">What they share, and what speaks against it.</param>
public sealed record Likeness(int Score, EquatableList<LikenessEvidence> Evidence)
{
    /// <summary>From here on two members are told as one person twice, perhaps.</summary>
    public const int Suspicious = 60;

    /// <summary>Compares two members by what they gave.</summary>
    public static Likeness Of(MemberProfile one, MemberProfile other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        List<LikenessEvidence> evidence = [];
        Compare("kana", SearchText.Fold(one.Kana), SearchText.Fold(other.Kana), 35, -20);
        Compare("name", SearchText.Fold(one.Name), SearchText.Fold(other.Name), 25, 0);
        Compare("phone", SearchText.PhoneDigits(one.Phone), SearchText.PhoneDigits(other.Phone), 35, 0);
        Compare("email", one.Email?.ToLowerInvariant() ?? "", other.Email?.ToLowerInvariant() ?? "", 30, 0);
        Compare("birthday", one.Birthday?.ToString("O") ?? "", other.Birthday?.ToString("O") ?? "", 30, -40);
        Compare("address", SearchText.Fold(one.Address), SearchText.Fold(other.Address), 10, 0);
        return new(Math.Clamp(evidence.Sum(it => it.Weight), 0, 100), [.. evidence]);

        void Compare(string field, string here, string there, int same, int different)
        {
            if (here.Length == 0 || there.Length == 0) return;
            var weight = here == there ? same : different;
            if (weight != 0) evidence.Add(new(field, weight));
        }
    }
}

/// <summary>What speaks for two members being one person, or against it.</summary>
/// <param name="Field">kana, name, phone, email, birthday or address.</param>
/// <param name="Weight">Above 0 where it is the same, below where it differs.</param>
public sealed record LikenessEvidence(string Field, int Weight);
