using System.Buffers.Binary;
using System.Text;

namespace Appliance.Hardware.CashAcceptors.CcTalk;

/// <summary>The commands of one device on a bus. Each may be repeated without harm.</summary>
internal sealed class CcTalkDevice(CcTalkBus bus, byte address)
{
    /// <summary>How often is asked for an answer of the right length.</summary>
    public const int AnswerAttempts = 2;

    private const byte RouteEmpty = 254;

    public Task PollAsync(CancellationToken cancellationToken) =>
        CommandAsync(CcTalkCommand.SimplePoll, ReadOnlyMemory<byte>.Empty, cancellationToken);

    public async Task<string> ReadCategoryAsync(CancellationToken cancellationToken)
    {
        var reply = await bus.ExchangeAsync(
            address, CcTalkCommand.RequestEquipmentCategory, ReadOnlyMemory<byte>.Empty, cancellationToken);
        return Encoding.ASCII.GetString(reply.Data.Span);
    }

    public async Task<long> ReadSerialNumberAsync(CancellationToken cancellationToken)
    {
        var data = await RequestAsync(CcTalkCommand.RequestSerialNumber, default, 3, cancellationToken);
        return data.Span[0] | (data.Span[1] << 8) | (data.Span[2] << 16);
    }

    /// <summary>Which positions are taken: bit 0 is position 1.</summary>
    public async Task<ushort> ReadInhibitsAsync(CancellationToken cancellationToken) =>
        BinaryPrimitives.ReadUInt16LittleEndian(
            (await RequestAsync(CcTalkCommand.RequestInhibitStatus, default, 2, cancellationToken)).Span);

    public Task SetInhibitsAsync(ushort taken, CancellationToken cancellationToken) =>
        CommandAsync(
            CcTalkCommand.ModifyInhibitStatus, new byte[] { (byte)(taken & 0xFF), (byte)(taken >> 8) }, cancellationToken);

    public async Task<bool> ReadMasterAsync(CancellationToken cancellationToken)
    {
        var data = await RequestAsync(CcTalkCommand.RequestMasterInhibitStatus, default, 1, cancellationToken);
        return (data.Span[0] & 1) == 1;
    }

    public async Task SetMasterAsync(bool takes, CancellationToken cancellationToken)
    {
        if (!await TrySetMasterAsync(takes, cancellationToken))
            throw new IOException($"The ccTalk device at address {address} refuses its master inhibit.");
    }

    /// <summary>Sets the master inhibit; false when the device refuses it.</summary>
    public async Task<bool> TrySetMasterAsync(bool takes, CancellationToken cancellationToken)
    {
        byte[] data = [takes ? (byte)1 : (byte)0];
        var reply = await bus.ExchangeAsync(
            address, CcTalkCommand.ModifyMasterInhibitStatus, data, cancellationToken);
        return reply.IsAcknowledged;
    }

    public async Task<CcTalkEvents> ReadEventsAsync(CcTalkCommand command, CancellationToken cancellationToken) =>
        CcTalkEvents.Parse((await RequestAsync(command, default, CcTalkEvents.DataBytes, cancellationToken)).Span);

    /// <summary>A coin's or bill's id; empty when the position has none.</summary>
    public async Task<ReadOnlyMemory<byte>> ReadIdAsync(
        CcTalkCommand command, byte position, CancellationToken cancellationToken)
    {
        var reply = await bus.ExchangeAsync(address, command, new[] { position }, cancellationToken);
        return reply.IsAcknowledged ? reply.Data : ReadOnlyMemory<byte>.Empty;
    }

    /// <summary>Factor and decimal places for Japan.</summary>
    public async Task<(int Factor, int Decimals)> ReadScalingAsync(CancellationToken cancellationToken)
    {
        var data = await RequestAsync(CcTalkCommand.RequestCountryScalingFactor, CcTalkIds.Country, 3, cancellationToken);
        return (BinaryPrimitives.ReadUInt16LittleEndian(data.Span), data.Span[2]);
    }

    public Task SetBillModeAsync(byte mode, CancellationToken cancellationToken) =>
        CommandAsync(CcTalkCommand.ModifyBillOperatingMode, new[] { mode }, cancellationToken);

    /// <summary>Sends the bill in escrow somewhere; false when that cannot be done now.</summary>
    public async Task<bool> RouteAsync(byte route, CancellationToken cancellationToken)
    {
        var reply = await bus.ExchangeAsync(address, CcTalkCommand.RouteBill, new[] { route }, cancellationToken);
        return reply.IsAcknowledged && (reply.Data.IsEmpty || reply.Data.Span[0] < RouteEmpty);
    }

    /// <summary>Whether the device finds nothing wrong with itself.</summary>
    public async Task<bool> IsWellAsync(CancellationToken cancellationToken)
    {
        var reply = await bus.ExchangeAsync(address, CcTalkCommand.PerformSelfCheck, default, cancellationToken);
        return reply.IsAcknowledged && reply.Data.Length > 0 && reply.Data.Span[0] == 0;
    }

    private async Task CommandAsync(CcTalkCommand command, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        var reply = await bus.ExchangeAsync(address, command, data, cancellationToken);
        if (!reply.IsAcknowledged) throw new IOException($"The ccTalk device at address {address} refuses {command}.");
    }

    private async Task<ReadOnlyMemory<byte>> RequestAsync(
        CcTalkCommand command, ReadOnlyMemory<byte> data, int length, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= AnswerAttempts; attempt++)
        {
            var reply = await bus.ExchangeAsync(address, command, data, cancellationToken);
            if (reply.IsAcknowledged && reply.Data.Length == length) return reply.Data;

            // It may be a late answer to another question.
            bus.Distrust();
        }

        throw new IOException($"The ccTalk device at address {address} gives no proper answer to {command}.");
    }
}
