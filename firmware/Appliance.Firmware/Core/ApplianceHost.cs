using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography;
using Appliance.Domain.Journal;
using Appliance.Domain.Register;
using Appliance.Firmware.Configuration;
using Appliance.Firmware.Devices;
using Appliance.Firmware.Marketing;
using Appliance.Firmware.Marketing.Line;
using Appliance.Firmware.Rest;
using Appliance.Firmware.Roster;
using Appliance.Firmware.Roster.Import;
using Appliance.Firmware.Security;
using Appliance.Firmware.Station;
using Appliance.Firmware.Update;
using Appliance.Firmware.Upkeep;
using Appliance.Firmware.Virtual;
using Appliance.Firmware.Wiring;
using Appliance.Hardware.Discovery;
using Appliance.Storage.Documents;
using Appliance.Storage.Journal;
using Microsoft.Extensions.Logging.Console;

namespace Appliance.Firmware.Core;

/// <summary>The whole appliance: core, virtual bench with real devices in place of some, and web side.</summary>
internal sealed class ApplianceHost : IAsyncDisposable
{
    /// <summary>How long requests under way may take at a stop.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(1);

    private readonly WebApplication web;
    private readonly CancellationTokenSource stop = new();
    private readonly Settings settings;
    private Task running = Task.CompletedTask;

    private ApplianceHost(WebApplication web, Settings settings) => (this.web, this.settings) = (web, settings);

    /// <summary>
    /// The one line that tells a newcomer where to go. While nobody owns the console its link makes its visitor the owner.
    /// </summary>
    public string Invitation
    {
        get
        {
            var code = web.Services.GetRequiredService<AccountDesk>().HasOwner
                ? null
                : web.Services.GetRequiredService<OwnerCode>().Current;
            return $"Appliance ready. Open {Address}/" + (code is null ? "" : $"#claim={code}");
        }
    }

    /// <summary>Where the web side listens.</summary>
    public string Address => web.Urls.FirstOrDefault() ?? settings.Urls.Split(';')[0];

    /// <summary>Everywhere it listens.</summary>
    public IReadOnlyList<string> Addresses => [.. web.Urls];

    public IServiceProvider Services => web.Services;

    public static ApplianceHost Build(
        IConfigurationRoot configuration, Settings settings, TimeProvider time, IJournalFiles? files = null)
    {
        DataFolder folder = DataFolder.From(settings.Data);
        folder.RequireWritable();
        settings.Backup.Check(folder.Path);
        settings.Lan.Check();
        var wiring = DeviceWiring.Read(settings.Devices, time, new DeviceTree());
        var preset = PresetSetting.Read(settings.Shop);
        var (mail, line) = (MessageChannels.Read(settings.Mail), MessageChannels.Read(settings.Line));
        var lineSecret = settings.Line.ChannelSecretFile is { Length: > 0 } file
            ? SecretFile.Read("Line:ChannelSecretFile", file)
            : null;
        var provisioning = ProvisioningToken.Read(settings.Security.ProvisioningTokenFile);
        var breached = BreachedPasswords.Open(settings.Security.BreachedPasswordsFile);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
            ApplicationName = "appliance",

            // The addresses come from the door, which may open another one later; the file's would be told as overridden.
            Args = ["--urls="],
        });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(configuration.AsEnumerable().Where(it => it.Key != nameof(Settings.Urls)));
        LanDoor lan = new(settings.Lan, settings.Urls);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Configure(lan.Configuration, reloadOnChange: true);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RestLimits.RequestBytes;
            kestrel.ConfigureHttpsDefaults(tls =>
            {
                var own = kestrel.ApplicationServices.GetRequiredService<OwnCertificate>();
                tls.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
                tls.ServerCertificateSelector = (connection, _) => own.For((connection?.LocalEndPoint as IPEndPoint)?.Address);
            });
        });
        builder.WebHost.UseKestrelHttpsConfiguration();
        // systemd reads the level from what stands before a line, and one event is one line. A terminal shows the invitation alone.
        if (Environment.GetEnvironmentVariable("JOURNAL_STREAM") is not null) builder.Logging.AddSystemdConsole();
        else builder.Logging.AddFilter<ConsoleLoggerProvider>(typeof(SecurityLog).FullName, LogLevel.None);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopLimit);

        var services = builder.Services;
        services.AddSingleton(settings).AddSingleton(time).AddSingleton(folder).AddSingleton(wiring)
            .AddSingleton(preset);
        services.AddSingleton(files ?? new DiskJournalFiles());
        services.AddSingleton(provider => ApplianceStores.Open(
            folder,
            provider.GetRequiredService<IJournalFiles>(),
            preset,
            () => PackageSetOffers.OpenStore(folder.Store),
            time));
        services.AddSingleton(_ => new VirtualBench(time, new() { Optional = wiring.VirtualRoles }));
        services.AddSingleton(new CounterMirror(time));
        services.AddSingleton<VirtualFaults>();
        services.AddSingleton<VirtualViews>();
        services.AddSingleton<VirtualLive>();
        services.AddSingleton(provider => CounterEnds.Of(provider.GetRequiredService<VirtualBench>()));
        services.AddSingleton(provider => new VirtualCounter(
            provider.GetRequiredService<CounterEnds>(),
            provider.GetRequiredService<CounterDevices>(),
            provider.GetRequiredService<StationLoop>(),
            time));
        services.AddSingleton(provider => new ApplianceCore(
            provider.GetRequiredService<ApplianceStores>(),
            wiring.Over(provider.GetRequiredService<VirtualBench>().Factories, provider.GetRequiredService<CounterMirror>()),
            time,
            provider.GetRequiredService<ILoggerFactory>(),
            shop => MessageChannels.Make(mail, line, shop, time)));
        services.AddCounter();
        services.AddSingleton(provider => new LineDesk(provider.GetRequiredService<StationLoop>(), lineSecret, time));
        services.AddSecurity(time, provisioning);
        services.AddSingleton(_ => breached);
        services.AddSingleton(provider => new OwnCertificate(
            folder.TlsAuthority,
            provider.GetRequiredService<IJournalFiles>(),
            LanAddresses.Now,
            () => lan.HasTls,
            time));
        services.AddSingleton(provider => new GuestFormDesk(
            provider.GetRequiredService<StationLoop>(),
            provider.GetRequiredService<IDocumentReader>(),
            provider.GetRequiredService<NetworkDesk>(),
            provider.GetRequiredService<CounterDevices>(),
            time,
            RandomNumberGenerator.Fill));
        services.AddSingleton(lan).AddSingleton<NetworkDesk>().AddSingleton(new ProgramVersions(settings.Update));
        services.AddSingleton(_ => new PostalCodes(settings.Roster));
        services.AddSingleton(settings.Backup).AddSingleton<BackupRoom>().AddSingleton<JournalCheck>().AddSingleton<DeviceTests>();
        services.AddRest();

        var built = builder.Build();
        built.UseRest();
        return new(built, settings);
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // The journal first: nothing may be served before it is known to be whole.
        var core = OpenCore();
        var bench = web.Services.GetRequiredService<VirtualBench>();
        var live = web.Services.GetRequiredService<VirtualLive>();
        core.Start();
        running = Task.WhenAll(
            Task.Run(() => bench.RunAsync(stop.Token), CancellationToken.None),
            Task.Run(() => live.RunAsync(stop.Token), CancellationToken.None),
            web.Services.GetRequiredService<BackupRoom>().RunAsync(stop.Token));
        var stores = web.Services.GetRequiredService<ApplianceStores>();
        foreach (var worker in core.Devices.All)
        {
            worker.StateChanged += _ => core.Events.Tell("health", HealthEndpoint.Of(core, stores));
        }

        web.Services.GetRequiredService<NetworkDesk>().OpenAtStart();
        await web.StartAsync(cancellationToken);
        await OfferCodesAsync(core, cancellationToken);
        if (web.Services.GetRequiredService<ProgramVersions>().TakeRolledBack() is { } given)
        {
            await core.Station.SubmitAsync(
                new SetUpRequested([new ProgramRolledBack(given, $"{ProgramVersions.Running}")]), cancellationToken);
        }

        // Read once before the first search has to wait for it.
        var finder = web.Services.GetRequiredService<MemberFinder>();
        var imports = web.Services.GetRequiredService<ImportDesk>();
        running = Task.WhenAll(
            running,
            Task.Run(finder.CatchUp, CancellationToken.None),
            Task.Run(() => imports.ResumeAsync(stop.Token), CancellationToken.None));
    }

    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => web.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await web.StopAsync();
        await stop.CancelAsync();
        try
        {
            await running;
        }
        catch (OperationCanceledException)
        {
            // That is how the emulated devices end.
        }

        // Ends the core first, then what it stands on: services go in the reverse order of their making.
        await web.DisposeAsync();
        stop.Dispose();
    }

    /// <summary>
    /// Offers the code that makes an owner while there is none, and to an owner who asks for it at the counter; and forms for
    /// guests, which are asked for there, too. Who
    /// provisioned a token gives the owner an account with that: nothing is printed then.
    /// </summary>
    private async Task OfferCodesAsync(ApplianceCore core, CancellationToken cancellationToken)
    {
        var code = web.Services.GetRequiredService<OwnerCode>();
        var network = web.Services.GetRequiredService<NetworkDesk>();
        core.ConsoleCodeAsked += staffId =>
        {
            code.Make(staffId);
            _ = code.OfferAsync(network.AddressOnPaper, network.Fingerprint, stop.Token);
        };
        var forms = web.Services.GetRequiredService<GuestFormDesk>();

        // The addresses of the machine are asked for, which the loop is not to wait for.
        core.GuestFormAsked += memberId => _ = Task.Run(() => forms.OfferAtCounterAsync(memberId, stop.Token));
        if (web.Services.GetRequiredService<AccountDesk>().HasOwner) return;
        code.Make(staffId: null);
        if (web.Services.GetRequiredService<TokenDesk>().IsProvisioned) return;
        await code.OfferAsync(network.AddressOnPaper, network.Fingerprint, cancellationToken);
    }

    private ApplianceCore OpenCore()
    {
        try
        {
            return web.Services.GetRequiredService<ApplianceCore>();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new StartRefusedException(
                $"The data folder cannot be used: {exception.Message} Is another appliance running on it?", exception);
        }
    }
}
