using Appliance.Hardware.CardReaders.Pcsc;
using Appliance.Hardware.Emulation.CardReaders;

namespace Appliance.Hardware.Tests.CardReaders;

/// <summary>A pcscd with one reader, in simulated time. It looks each 10 ms whether something changed.</summary>
internal sealed class ScriptedPcsc(TimeProvider time) : IPcsc
{
    private const uint Empty = 0x10;
    private const uint Present = 0x20;
    private readonly HashSet<CardReaderFault> faults = [];
    private byte[]? atr;
    private byte[] answer = [];
    private uint count;

    public List<string> Readers { get; } = ["ACS ACR122U PICC Interface 00 00"];

    public string? AskedReader { get; private set; }

    public byte[]? AskedCommand { get; private set; }

    public int Disposals { get; private set; }

    public void Lay(byte[] cardAtr, byte[] cardAnswer)
    {
        (atr, answer) = (cardAtr, cardAnswer);
        count++;
    }

    public void Remove()
    {
        if (atr is not null) count++;
        atr = null;
    }

    public void SetFault(CardReaderFault fault, bool active)
    {
        if (active) faults.Add(fault);
        else faults.Remove(fault);
    }

    public Task<IReadOnlyList<string>> ListReadersAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. Readers]);

    public async Task<PcscStatus> WaitForChangeAsync(string reader, uint known, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (!Readers.Contains(reader)) throw new IOException("The card reader is gone.");
            var isSeen = atr is not null && !faults.Contains(CardReaderFault.Silent);
            var state = count << 16 | (isSeen ? Present : Empty);
            if (state != known) return new(state, isSeen ? atr! : []);
            await Task.Delay(TimeSpan.FromMilliseconds(10), time, cancellationToken);
        }
    }

    public Task<byte[]?> TransmitAsync(string reader, byte[] command, CancellationToken cancellationToken)
    {
        (AskedReader, AskedCommand) = (reader, command);
        if (faults.Contains(CardReaderFault.Garbage)) return Task.FromResult<byte[]?>([0x12, 0x34, 0x56, 0x78, 0x6F, 0x00]);
        if (!faults.Remove(CardReaderFault.TornAway)) return Task.FromResult<byte[]?>(answer);
        Remove();
        return Task.FromResult<byte[]?>(null);
    }

    public void Dispose() => Disposals++;
}
