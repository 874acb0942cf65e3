using Appliance.Firmware.Live;

namespace Appliance.Firmware.Tests.Live;

public sealed class LiveEventsTests
{
    [Fact]
    public void A_slow_reader_loses_the_oldest_events_and_nobody_waits()
    {
        LiveEvents events = new();
        using var slow = events.Listen()!;
        for (var i = 0; i < LiveEvents.QueueLimit + 10; i++) events.Tell("journal", i);

        Assert.True(slow.Events.TryRead(out var first));
        Assert.Equal(10, first.Data);
    }

    [Fact]
    public void A_reader_too_many_is_refused_until_another_leaves()
    {
        LiveEvents events = new();
        var readers = Enumerable.Range(0, LiveEvents.ReaderLimit).Select(_ => events.Listen()!).ToList();
        Assert.Null(events.Listen());

        readers[0].Dispose();

        Assert.NotNull(events.Listen());
    }
}
