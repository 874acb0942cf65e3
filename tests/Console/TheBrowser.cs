using Microsoft.Playwright;

namespace Appliance.Console.Tests;

/// <summary>One browser for the tests of a class: Debian's, never a downloaded one. Each test gets a profile of its own.</summary>
public sealed class TheBrowser : IAsyncLifetime
{
    /// <summary>How long a test waits for what it expects; only a failing one waits that long.</summary>
    private const float PatienceMs = 15_000;

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(PatienceMs);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = Arguments,
        });
    }

    public async Task<IPage> NewPageAsync(BrowserNewContextOptions options)
    {
        var context = await browser!.NewContextAsync(options);
        context.SetDefaultTimeout(PatienceMs);
        return await context.NewPageAsync();
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
