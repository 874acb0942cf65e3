using System.Globalization;
using Appliance.Firmware.Rest;

namespace Appliance.Firmware.Tests.Security;

public sealed class DoorLimitsTests
{
    private readonly HandClock clock = new();
    private readonly DoorLimits limits;

    public DoorLimitsTests() => limits = new(clock);

    [Fact]
    public void An_address_that_knocks_too_often_waits_until_its_minute_is_over()
    {
        for (var attempt = 0; attempt < DoorLimits.Attempts; attempt++) Assert.True(limits.TryKnock("192.0.2.1"));
        clock.Pass(DoorLimits.Window - TimeSpan.FromSeconds(1));
        Assert.False(limits.TryKnock("192.0.2.1"));
        Assert.True(limits.TryKnock("192.0.2.2"));

        clock.Pass(TimeSpan.FromSeconds(1));

        Assert.True(limits.TryKnock("192.0.2.1"));
    }

    [Fact]
    public void All_addresses_of_one_IPv6_network_are_one_visitor()
    {
        for (var attempt = 1; attempt <= DoorLimits.Attempts; attempt++)
            Assert.True(limits.TryKnock(string.Create(CultureInfo.InvariantCulture, $"2001:db8:1:2::{attempt:x}")));

        Assert.False(limits.TryKnock("2001:db8:1:2:ffff::1"));
        Assert.True(limits.TryKnock("2001:db8:1:3::1"));
    }

    [Fact]
    public void Beyond_the_limit_of_addresses_new_ones_share_a_count_and_known_ones_keep_theirs()
    {
        for (var address = 0; address < DoorLimits.AddressLimit; address++)
            Assert.True(limits.TryKnock(string.Create(CultureInfo.InvariantCulture, $"10.0.{address / 250}.{address % 250}")));
        for (var attempt = 1; attempt <= DoorLimits.Attempts; attempt++)
            Assert.True(limits.TryKnock(string.Create(CultureInfo.InvariantCulture, $"10.9.0.{attempt}")));

        Assert.False(limits.TryKnock("10.9.1.1"));
        Assert.True(limits.TryKnock("10.0.0.0"));

        clock.Pass(DoorLimits.Window);
        Assert.True(limits.TryKnock("10.9.1.1"));
    }
}
