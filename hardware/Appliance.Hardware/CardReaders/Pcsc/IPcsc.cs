namespace Appliance.Hardware.CardReaders.Pcsc;

/// <summary>A reader's state as pcscd tells it.</summary>
/// <param name="State">dwEventState: flags in the lower half, in the upper a count of cards put down and lifted.</param>
/// <param name="Atr">The card's answer to reset; empty without a card.</param>
internal sealed record PcscStatus(uint State, byte[] Atr)
{
    private const uint Present = 0x0020;
    private const uint Mute = 0x0200;

    /// <summary>Whether a card lies there that answers.</summary>
    public bool HasCard => (State & (Present | Mute)) == Present;

    /// <summary>Changes whenever a card was put down or lifted, however quickly.</summary>
    public uint Count => State >> 16;
}

/// <summary>What of PC/SC is used.</summary>
internal interface IPcsc : IDisposable
{
    /// <summary>The readers' names, in pcscd's order.</summary>
    /// <exception cref="IOException">pcscd or its library is not there.</exception>
    Task<IReadOnlyList<string>> ListReadersAsync(CancellationToken cancellationToken);

    /// <summary>Waits until a reader's state is another than the one known.</summary>
    /// <param name="reader">Its name.</param>
    /// <param name="known">dwEventState told last; 0 at first, which gives the state at once.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="IOException">The reader or pcscd is gone.</exception>
    Task<PcscStatus> WaitForChangeAsync(string reader, uint known, CancellationToken cancellationToken);

    /// <summary>Sends a command to the card and gives its answer; null when the card is gone.</summary>
    /// <exception cref="IOException">The reader or pcscd is gone, or another program keeps the card.</exception>
    Task<byte[]?> TransmitAsync(string reader, byte[] command, CancellationToken cancellationToken);
}
