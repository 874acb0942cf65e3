using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Appliance.Firmware.Tests;
using Appliance.Simulation;
using Microsoft.Playwright;

namespace Appliance.Benchmarks;

/// <summary>
/// The console over a shop of a million sales and 100,000 members, in a real browser behind a line of 10 Mbit/s; what it
/// costs the appliance in memory; and what fifty open pages cost the counter. Says how loaded the machine was: with others
/// at work on it the times are theirs, too.
/// </summary>
internal static class ConsoleBenchmark
{
    private const string Token = "bench-token-0123456789";
    private const string Password = "umi-to-yama-1031";
    private const string Card = "04A1B2C3D4E5F6";
    private const int Dashboards = 300;
    private const int LivePages = 50;
    private const int Taps = 200;
    private const int FirstLoads = 10;
    private const double LineBytesPerSecond = 10_000_000 / 8.0;
    private const double LineLatencyMs = 2;
    private const double BytesPerMegabyte = 1024;

    /// <summary>The start's own reading, of a hundred thousand names among others, is over by then.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(20);

    /// <summary>Where one goes from the rail.</summary>
    private static readonly string[] Places =
    [
        "/today", "/register", "/members", "/bookings", "/campaigns", "/sales", "/products", "/karte", "/loyalty", "/groups", "/reports",
        "/closings", "/staff", "/settings", "/help", "/account", "/members/M050000",
    ];

    /// <summary>Milliseconds until a page within the console has what it asked for.</summary>
    private const string Later = """
        path => new Promise(resolve => {
          const begun = performance.now();
          history.pushState(null, '', path);
          dispatchEvent(new PopStateEvent('popstate'));
          const look = () => {
            const main = document.querySelector('main');
            if (main && main.innerText.trim() !== '' && !main.innerText.includes('読み込んでいます')) resolve(performance.now() - begun);
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        })
        """;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(string[] args)
    {
        Console.Error.WriteLine($"load before: {Load()}");
        var life = args.Contains("small") ? LargeShopFolder.TwoMonths : ShopLifeOptions.Large;
        var kept = LargeShopFolder.Of(life, Path.Combine(FigureFile.Root(), "artifacts"));
        var folder = BenchCounter.NewFolder();
        LargeShopFolder.CopyTo(kept, Path.Combine(folder, "data"));
        try
        {
            await using var appliance = await RunningProgram.StartAsync(folder, Token);
            await Task.Delay(Calm, TimeProvider.System);
            List<Figure> figures = [.. await DashboardAsync(appliance.Http)];
            var before = appliance.ResidentMegabytes();
            figures.AddRange(await PagesAsync(appliance));
            figures.Add(new("console-resident-memory", appliance.ResidentMegabytes() - before, 20, "MB"));
            figures.AddRange(await LiveAsync(appliance));
            Console.Error.WriteLine($"load after: {Load()}");
            return figures;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<Figure>> DashboardAsync(HttpClient http)
    {
        var samples = await SamplesAsync(Dashboards, async () => (await http.GetAsync("/api/v1/today")).EnsureSuccessStatusCode());
        return [new("dashboard-request-p50", samples.At(0.5), 30, "ms"), new("dashboard-request-p99", samples.At(0.99), 30, "ms")];
    }

    private static async Task<IReadOnlyList<Figure>> PagesAsync(RunningProgram appliance)
    {
        await GiveAccountAsync(appliance);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu"],
        });
        var context = await browser.NewContextAsync(new() { BaseURL = appliance.Address, Locale = "ja-JP" });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/today");
        await page.GetByLabel("ログイン名").FillAsync("owner");
        await page.GetByLabel("パスワード", new() { Exact = true }).FillAsync(Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("main h1");

        var line = await context.NewCDPSessionAsync(page);
        await line.SendAsync("Network.enable");
        await line.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["offline"] = false,
            ["latency"] = LineLatencyMs,
            ["downloadThroughput"] = LineBytesPerSecond,
            ["uploadThroughput"] = LineBytesPerSecond,
        });
        List<double> firsts = [];
        for (var i = 0; i < FirstLoads; i++)
        {
            await line.SendAsync("Network.clearBrowserCache");
            var begun = Stopwatch.GetTimestamp();
            await page.GotoAsync("/today", new() { WaitUntil = WaitUntilState.Commit });
            await page.WaitForFunctionAsync("() => document.querySelector('main h1') && !document.body.innerText.includes('読み込んでいます')");
            firsts.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        List<(string Place, double Ms)> laters = [];
        for (var round = 0; round < 3; round++)
        {
            foreach (var place in Places)
            {
                var ms = await page.EvaluateAsync<double>(Later, place);

                // The first round fetches what a page is made of; one comes back to it all day.
                if (round > 0) laters.Add((place, ms));
            }
        }

        foreach (var (place, ms) in laters.OrderByDescending(it => it.Ms).Take(5))
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {place} {ms:0} ms"));
        var times = laters.Select(it => it.Ms).ToList();
        return
        [
            new("console-first-load-p50", firsts.At(0.5), 1_000, "ms"),
            new("console-later-page-p50", times.At(0.5), 150, "ms"),
            new("console-later-page-worst", times.Max(), 150, "ms"),
        ];
    }

    /// <summary>The owner chooses the password: one that another chose opens アカウント alone.</summary>
    private static async Task GiveAccountAsync(RunningProgram appliance)
    {
        const string first = "sora-to-umi-2210";
        (await appliance.Http.PutAsJsonAsync("/api/v1/accounts/01", new { login = "owner", password = first })).EnsureSuccessStatusCode();
        using HttpClient owner = new() { BaseAddress = new(appliance.Address) };
        using var begun = await owner.PostAsJsonAsync("/api/v1/session", new { login = "owner", password = first });
        var person = (await begun.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("person");
        owner.DefaultRequestHeaders.Add("X-Csrf-Token", person.GetProperty("csrf").GetString());
        (await owner.PutAsJsonAsync("/api/v1/session/password", new { current = first, wanted = Password })).EnsureSuccessStatusCode();
        (await owner.DeleteAsync("/api/v1/session")).EnsureSuccessStatusCode();
    }

    /// <summary>From the tap, asked for over REST, until its answer says what the glass shows; alone, and beside open pages.</summary>
    private static async Task<IReadOnlyList<Figure>> LiveAsync(RunningProgram appliance)
    {
        using CancellationTokenSource stop = new();
        var alone = await TapsAsync(appliance.Http);
        List<Task> pages = [];
        for (var i = 0; i < LivePages; i++) pages.Add(ListenAsync(appliance, stop.Token));
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, CancellationToken.None);
        var beside = await TapsAsync(appliance.Http);
        await stop.CancelAsync();
        await Task.WhenAll(pages);
        return
        [
            new("tap-p50-beside-50-pages", beside.At(0.5) / alone.At(0.5), 1.1, "×"),
            new("tap-p99-beside-50-pages", beside.At(0.99) / alone.At(0.99), 1.1, "×"),
        ];
    }

    private static Task<List<double>> TapsAsync(HttpClient http) => SamplesAsync(Taps, async () =>
        (await http.PostAsJsonAsync("/api/v1/virtual/card", new { uid = Card })).EnsureSuccessStatusCode());

    private static async Task<List<double>> SamplesAsync(int count, Func<Task> act)
    {
        const int warmUp = 20;
        List<double> samples = [];
        for (var i = 0; i < warmUp + count; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            await act();
            if (i >= warmUp) samples.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return samples;
    }

    private static async Task ListenAsync(RunningProgram appliance, CancellationToken stop)
    {
        try
        {
            await using var stream = await appliance.Http.GetStreamAsync("/api/v1/events", stop);
            var bytes = new byte[16_384];
            while (await stream.ReadAsync(bytes, stop) > 0)
            {
                // Read and thrown away, as fast as it comes.
            }
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Trim() : "unknown";

    /// <summary>The program in a process of its own, as a shop runs it.</summary>
    private sealed class RunningProgram : IAsyncDisposable
    {
        private readonly Process process;

        private RunningProgram(Process process, string address, string token)
        {
            (this.process, Address) = (process, address);
            Http = new() { BaseAddress = new(address) };
            Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        public string Address { get; }

        public HttpClient Http { get; }

        public static async Task<RunningProgram> StartAsync(string folder, string token)
        {
            var file = Path.Combine(folder, "token");
            await File.WriteAllTextAsync(file, token);
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            var address = $"http://127.0.0.1:{Random.Shared.Next(20_000, 40_000)}";
            ProcessStartInfo start = new("dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "appliance.dll"), $"--Urls={address}", $"--Data:Folder={Path.Combine(folder, "data")}",
                $"--Security:ProvisioningTokenFile={file}",
            ])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
            };
            var started = Process.Start(start)!;
            if (await started.StandardOutput.ReadLineAsync() is not { } line || !line.Contains("ready", StringComparison.Ordinal))
                throw new InvalidOperationException("The appliance did not start.");
            return new(started, address, token);
        }

        public double ResidentMegabytes()
        {
            var line = File.ReadLines($"/proc/{process.Id}/status").First(it => it.StartsWith("VmRSS", StringComparison.Ordinal));
            return double.Parse(new string([.. line.Where(char.IsAsciiDigit)]), CultureInfo.InvariantCulture) / BytesPerMegabyte;
        }

        public async ValueTask DisposeAsync()
        {
            Http.Dispose();
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }
}
