using Appliance.Hardware.Ports;

namespace Appliance.Hardware.CardReaders;

/// <summary>What one round of asking found.</summary>
/// <param name="Cards">Each card with its id.</param>
/// <param name="HasRandomId">Whether something with a made-up id was among them.</param>
/// <param name="IsCrowded">Whether there were more cards than one.</param>
internal readonly record struct CardRound(IReadOnlyList<CardRead> Cards, bool HasRandomId, bool IsCrowded)
{
    /// <summary>Whether there was nothing.</summary>
    public bool IsEmpty => this is { Cards.Count: 0, HasRandomId: false, IsCrowded: false };

    /// <summary>Cards that drowned each other: none can be named.</summary>
    public static CardRound Crowd { get; } = new([], HasRandomId: false, IsCrowded: true);

    /// <summary>
    /// Joins what the two technologies gave. A phone may answer both, as type A with a made-up id and as FeliCa with
    /// a lasting one: that is one thing, known by its lasting id.
    /// </summary>
    public static CardRound Of(IReadOnlyList<CardRead> found)
    {
        var cards = found.Where(card => !IsRandom(card.Kind, card.Uid.Span)).ToArray();
        var typeACount = found.Count(card => card.Kind == CardKind.TypeA);
        return new(cards, cards.Length < found.Count, cards.Length > 1 || typeACount > 1);
    }

    /// <summary>ISO/IEC 14443-3 §6.5.4: a single-size UID that starts with 08 is made up at each activation.</summary>
    public static bool IsRandom(CardKind kind, ReadOnlySpan<byte> uid) => kind == CardKind.TypeA && uid is [0x08, _, _, _];
}

/// <summary>
/// Remembers what lies on the reader, so that each thing is told once until it has been away for
/// <see cref="AbsentRounds"/> rounds. After several cards at once nothing is told until the field was empty: which of
/// them was meant cannot be known.
/// </summary>
internal sealed class CardField
{
    /// <summary>Rounds without a card before it counts as lifted: one may be missed by chance.</summary>
    public const int AbsentRounds = 2;

    private const string RandomKey = "random";
    private const string CrowdKey = "crowd";
    private readonly Dictionary<string, int> missedRounds = [];

    /// <summary>Takes a round in and says what is new in it, if anything.</summary>
    public CardReading? Take(CardRound round)
    {
        if (missedRounds.ContainsKey(CrowdKey)) return TakeAfterCrowd(round);
        if (round.IsCrowded)
        {
            missedRounds.Clear();
            missedRounds[CrowdKey] = 0;
            return new CardRefused(CardRefusalReason.SeveralCards);
        }

        CardReading? reading = null;
        if (round.HasRandomId && IsNew(RandomKey)) reading = new CardRefused(CardRefusalReason.RandomId);
        if (round.Cards is [var card] && IsNew(KeyOf(card))) reading = card;
        else if (round.Cards.Count > 0) reading = null; // It was told before by its lasting id.
        Forget(round);
        return reading;
    }

    private static string KeyOf(CardRead card) => $"{card.Kind} {Convert.ToHexString(card.Uid.Span)}";

    private CardReading? TakeAfterCrowd(CardRound round)
    {
        missedRounds[CrowdKey] = round.IsEmpty ? missedRounds[CrowdKey] + 1 : 0;
        if (missedRounds[CrowdKey] >= AbsentRounds) missedRounds.Clear();
        return null;
    }

    private bool IsNew(string key)
    {
        var isNew = !missedRounds.ContainsKey(key);
        missedRounds[key] = -1; // Counted up to zero below, as all are.
        return isNew;
    }

    private void Forget(CardRound round)
    {
        foreach (var key in missedRounds.Keys.ToArray())
        {
            if (++missedRounds[key] >= AbsentRounds) missedRounds.Remove(key);
        }
    }
}
