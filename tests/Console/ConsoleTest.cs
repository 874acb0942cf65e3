using Appliance.Firmware.Tests;
using Microsoft.Playwright;

namespace Appliance.Console.Tests;

/// <summary>An appliance, and a visitor who has signed in by its link; whatever happened, nothing may have left it.</summary>
[Collection(nameof(TheBrowser))]
public abstract class ConsoleTest(TheBrowser browser) : IAsyncLifetime
{
    private readonly List<Visitor> visitors = [];
    private RunningAppliance? appliance;

    internal RunningAppliance Appliance => appliance ?? throw new InvalidOperationException("It is not running.");

    /// <summary>The link printed at the start.</summary>
    internal string Link => Appliance.Host.Invitation.Split(' ')[^1];

    /// <summary>Complaints of the browser that belong to what a test does, by a part of their text.</summary>
    internal virtual string? ExpectedComplaint => null;

    public async Task InitializeAsync() => appliance = await RunningAppliance.StartAsync();

    public async Task DisposeAsync()
    {
        foreach (var visitor in visitors)
        {
            await visitor.DisposeAsync();
        }

        await Appliance.DisposeAsync();
        foreach (var visitor in visitors)
        {
            Assert.Empty(visitor.StrayRequests);
            Assert.DoesNotContain(
                visitor.Complaints,
                complaint => ExpectedComplaint is not { } expected || !complaint.Contains(expected, StringComparison.Ordinal));
        }
    }

    internal async Task<Visitor> SignedInAsync(BrowserNewContextOptions? options = null)
    {
        var visitor = await WithoutALinkAsync(options);
        await visitor.SignInAsync(Link);
        return visitor;
    }

    internal async Task<Visitor> WithoutALinkAsync(BrowserNewContextOptions? options = null)
    {
        var visitor = await Visitor.WithoutALinkAsync(browser, Appliance.Host.Address, options);
        visitors.Add(visitor);
        return visitor;
    }
}
