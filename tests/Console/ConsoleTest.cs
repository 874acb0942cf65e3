using Appliance.Domain.Staff;
using Appliance.Firmware.Tests;
using Microsoft.Playwright;

namespace Appliance.Console.Tests;

/// <summary>An appliance with an owner, and a visitor who signs in; whatever happened, nothing may have left it.</summary>
public abstract class ConsoleTest(TheBrowser browser) : IClassFixture<TheBrowser>, IAsyncLifetime
{
    private readonly List<Visitor> visitors = [];
    private RunningAppliance? appliance;

    internal RunningAppliance Appliance => appliance ?? throw new InvalidOperationException("It is not running.");

    /// <summary>The link printed at the start.</summary>
    internal string Link => Appliance.Host.Invitation.Split(' ')[^1];

    /// <summary>Whether somebody owns it already; else it is as it comes out of its box.</summary>
    internal virtual bool Claimed => true;

    /// <summary>Complaints of the browser that belong to what a test does, by a part of their text.</summary>
    internal virtual string? ExpectedComplaint => null;

    /// <summary>A data folder to begin with, of which a copy is used; null for an empty one.</summary>
    internal virtual string? Data => null;

    public async Task InitializeAsync()
    {
        appliance = await RunningAppliance.StartAsync(
            provisioned: Claimed, prepare: folder => { if (Data is { } data) LargeShopFolder.CopyTo(data, folder); });
        if (Claimed) await Appliance.GiveAccountAsync(StaffRole.Owner);
    }

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

    /// <param name="options">Size, language and colours of the browser.</param>
    /// <param name="role">Who signs in.</param>
    /// <param name="at">The page they come to.</param>
    internal async Task<Visitor> SignedInAsync(
        BrowserNewContextOptions? options = null, StaffRole role = StaffRole.Owner, string at = Visitor.Counter)
    {
        var login = role == StaffRole.Owner ? "owner" : await Appliance.GiveAccountAsync(role);
        var visitor = await StrangerAsync(options);
        await visitor.EnterAsync(login, at);
        return visitor;
    }

    internal async Task<Visitor> StrangerAsync(BrowserNewContextOptions? options = null)
    {
        var visitor = await Visitor.StrangerAsync(browser, Appliance.Host.Address, options);
        visitors.Add(visitor);
        return visitor;
    }
}
