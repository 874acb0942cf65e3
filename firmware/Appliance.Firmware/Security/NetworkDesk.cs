using Appliance.Domain;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Firmware.Devices;
using Appliance.Firmware.Receipts;
using Appliance.Firmware.Station;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Door;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Appliance.Firmware.Security;

/// <summary>Opens the console to the shop's network and closes it again; who did it and from where is journaled first.</summary>
internal sealed class NetworkDesk(
    LanDoor door, OwnCertificate own, StationLoop station, CounterDevices devices, IDocumentReader documents, IServer server,
    TimeProvider time)
{
    /// <summary>Who did it, in the journal, when it was the command line.</summary>
    public const string ByCommand = "command";

    /// <summary>How long the web server may take until it listens.</summary>
    public static readonly TimeSpan ListenLimit = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    /// <summary>Everywhere the web side listens.</summary>
    public IReadOnlyList<string> Addresses => [.. server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []];

    /// <summary>Where somebody else on the network finds the console: over TLS where there is any.</summary>
    public string AddressOnPaper => LanAddresses.Outward(Addresses) is { } outward
        ? LanAddresses.OnPaper(outward)
        : Addresses is [var first, ..] ? first : "";

    /// <summary>The authority's fingerprint; null without TLS.</summary>
    public string? Fingerprint => door.HasTls ? own.Fingerprint : null;

    /// <summary>The last opening or closing, or null when there was none.</summary>
    public NetworkDocument? Last => documents.Get(DoorCollections.Network, Collections.TheOnly);

    /// <summary>The name of who opened or closed it last; an id that no person of the shop has stays as it is.</summary>
    public string? LastBy => Last is { } last ? documents.Get(Collections.Staff, last.By)?.Name ?? last.By : null;

    /// <summary>Opens the network where the journal says so; a port that cannot be had is no reason not to sell.</summary>
    public void OpenAtStart()
    {
        if (Last is { IsOpen: true } && door.Trouble() is null) door.Open();
    }

    /// <summary>Opens the console to the network and prints its address and fingerprint.</summary>
    public async Task<Refusal?> OpenAsync(Caller by, CancellationToken cancellationToken)
    {
        if (door.IsOpen) return null;
        if (door.Trouble() is { } trouble)
        {
            return No("lan-port-taken", trouble + "設定 Lan:Port を別の番号にして、本体を起動し直してください。");
        }

        var outcome = await station.SubmitAsync(new SetUpRequested([new NetworkOpened(by.Id, by.From)]), cancellationToken);
        if (outcome.Refusal is { } refusal) return refusal;
        door.Open();
        if (!await ListensAsync(cancellationToken))
        {
            await CloseAsync(by, cancellationToken);
            door.Close();
            return No("lan-not-listening", "ネットワークで待ち受けを始められませんでした。もう一度お試しください。");
        }

        Print();
        return null;
    }

    /// <summary>
    /// Journals that the network is closed; <see cref="LanDoor.Close"/> follows when the answer is out, since it may go
    /// that way.
    /// </summary>
    public async Task<Refusal?> CloseAsync(Caller by, CancellationToken cancellationToken)
    {
        if (Last is not { IsOpen: true }) return null;
        var outcome = await station.SubmitAsync(new SetUpRequested([new NetworkClosed(by.Id, by.From)]), cancellationToken);
        return outcome.Refusal;
    }

    /// <summary>Prints where the console is found and by which fingerprint it is known; it is no secret.</summary>
    public void Print()
    {
        if (Fingerprint is not { } fingerprint) return;
        var (address, shop) = (AddressOnPaper, station.RealState.Goods.Shop?.Name ?? "");
        devices.Printer.PrintTest(columns => NetworkLayout.Compose(columns, shop, time.GetUtcNow(), address, fingerprint));
    }

    private async Task<bool> ListensAsync(CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; waited < ListenLimit; waited += LookEvery)
        {
            if (LanAddresses.Outward(Addresses) is { } address && !LanAddresses.IsLoopback(address)) return true;
            await Task.Delay(LookEvery, time, cancellationToken);
        }

        return false;
    }

    private static Refusal No(string code, string text) => new(code, text, DisplayPage.Blank);
}
