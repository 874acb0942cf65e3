using Microsoft.Playwright;

namespace Appliance.Console.Tests;

/// <summary>
/// The browser of all tests: Debian's, never a downloaded one. It is started for the first class that needs it and ends
/// with the last one that has it. Each test gets a profile of its own.
/// </summary>
public sealed class TheBrowser : IAsyncLifetime
{
    /// <summary>How long a test waits for what it expects; only a failing one waits that long.</summary>
    private const float PatienceMs = 15_000;

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private static readonly SemaphoreSlim Turn = new(1, 1);
    private static IPlaywright? playwright;
    private static IBrowser? shared;
    private static int users;

    private IBrowser? browser;

    public async Task InitializeAsync()
    {
        await Turn.WaitAsync();
        try
        {
            users++;
            if (shared is not { IsConnected: true }) await LaunchAsync();
            browser = shared;
        }
        finally
        {
            Turn.Release();
        }
    }

    public async Task<IPage> NewPageAsync(BrowserNewContextOptions options)
    {
        var context = await browser!.NewContextAsync(options);
        context.SetDefaultTimeout(PatienceMs);
        return await context.NewPageAsync();
    }

    public async Task DisposeAsync()
    {
        await Turn.WaitAsync();
        try
        {
            if (--users == 0) await CloseAsync();
        }
        finally
        {
            Turn.Release();
        }
    }

    private static async Task LaunchAsync()
    {
        await CloseAsync();
        Assertions.SetDefaultExpectTimeout(PatienceMs);
        playwright = await Playwright.CreateAsync();
        shared = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = Arguments,
        });
    }

    private static async Task CloseAsync()
    {
        if (shared is not null) await shared.DisposeAsync();
        playwright?.Dispose();
        (shared, playwright) = (null, null);
    }
}
