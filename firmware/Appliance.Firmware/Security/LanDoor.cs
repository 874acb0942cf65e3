using System.Net.Sockets;
using Appliance.Firmware.Configuration;

namespace Appliance.Firmware.Security;

/// <summary>
/// Where the web side listens: at the addresses of the settings always, and while the console is open to the shop's
/// network at a port with TLS and at one that only sends there. It is opened and closed while the appliance runs; who
/// works on the machine itself is not interrupted.
/// </summary>
internal sealed class LanDoor
{
    private const string Tls = "Network";
    private const string Plain = "NetworkPlain";

    private readonly LanSettings settings;
    private readonly Endpoints endpoints = new();
    private readonly bool urlsHaveTls;

    /// <param name="settings">Ports.</param>
    /// <param name="urls">Addresses that are always served, with <c>;</c> between.</param>
    public LanDoor(LanSettings settings, string urls)
    {
        this.settings = settings;
        foreach (var (index, url) in urls.Split(';').Index()) endpoints.Put($"Local{index:D2}", url);
        urlsHaveTls = urls.Split(';').Any(OwnCertificate.IsTls);
        Configuration = new ConfigurationBuilder().Add(endpoints).Build();
    }

    /// <summary>What the web server follows, as its section <c>Kestrel</c>.</summary>
    public IConfiguration Configuration { get; }

    /// <summary>Whether the shop's network is served.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Why the port that only sends on to TLS is not there, or null.</summary>
    public string? PlainTrouble { get; private set; }

    /// <summary>Whether there is any address with TLS.</summary>
    public bool HasTls => urlsHaveTls || IsOpen;

    /// <summary>Why it cannot be opened, or null.</summary>
    public string? Trouble() => IsOpen ? null : TroubleWith(settings.Port);

    /// <summary>Begins to listen to the network; ask for <see cref="Trouble"/> before.</summary>
    public void Open()
    {
        if (IsOpen) return;
        IsOpen = true;
        PlainTrouble = TroubleWith(settings.PlainPort);
        endpoints.Put(Tls, $"https://*:{settings.Port}");
        if (PlainTrouble is null) endpoints.Put(Plain, $"http://*:{settings.PlainPort}");
        endpoints.Tell();
    }

    /// <summary>Ends it, with every connection that came in by it.</summary>
    public void Close()
    {
        IsOpen = false;
        PlainTrouble = null;
        endpoints.Remove(Tls);
        endpoints.Remove(Plain);
        endpoints.Tell();
    }

    /// <summary>The web server would only write a log about a port it cannot have: whoever opens is told instead.</summary>
    private static string? TroubleWith(int port)
    {
        if (port == 0) return null;
        try
        {
            using var listener = TcpListener.Create(port);
            listener.Start();
            return null;
        }
        catch (SocketException exception)
        {
            return exception.SocketErrorCode == SocketError.AccessDenied
                ? $"ポート {port} を使う権限が本体のプログラムにありません。"
                : $"ポート {port} はほかのプログラムが使っています。";
        }
    }

    private sealed class Endpoints : ConfigurationProvider, IConfigurationSource
    {
        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

        public void Put(string name, string url) => Set(KeyOf(name), url);

        public void Remove(string name) => Data.Remove(KeyOf(name));

        public void Tell() => OnReload();

        private static string KeyOf(string name) => $"Endpoints:{name}:Url";
    }
}
