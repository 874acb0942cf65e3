using Appliance.Hardware.Ports;

namespace Appliance.Hardware.Tests.CardReaders;

/// <summary>Readings as words, for they hold memory, which has no equality.</summary>
internal sealed class TellingList : List<CardReading>
{
    public string Words => string.Join(", ", this.Select(reading => reading switch
    {
        CardRead card => $"{card.Kind} {Convert.ToHexString(card.Uid.Span)}",
        CardRefused refused => refused.Reason.ToString(),
        _ => "?",
    }));
}
