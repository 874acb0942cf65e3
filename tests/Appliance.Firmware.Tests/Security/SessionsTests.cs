using System.Security.Cryptography;
using Appliance.Firmware.Security;

namespace Appliance.Firmware.Tests.Security;

public sealed class SessionsTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly HandClock clock = new();
    private readonly Sessions sessions;

    public SessionsTests() => sessions = new(clock, RandomNumberGenerator.Fill);

    [Fact]
    public void A_session_nobody_uses_ends()
    {
        var (session, secret) = sessions.Begin("01", "192.0.2.7", "");
        clock.Pass(Sessions.IdleEnd - Moment);
        Assert.Same(session, sessions.Find(secret));
        clock.Pass(Sessions.IdleEnd);
        Assert.Null(sessions.Find(secret));
        Assert.True(session.Ended.IsCancellationRequested);
    }

    [Fact]
    public void A_session_that_is_used_all_day_ends_all_the_same()
    {
        var (_, secret) = sessions.Begin("01", "192.0.2.7", "");
        for (var passed = TimeSpan.Zero; passed < Sessions.AbsoluteEnd - TimeSpan.FromHours(1); passed += TimeSpan.FromHours(1))
        {
            Assert.NotNull(sessions.Find(secret));
            clock.Pass(TimeSpan.FromHours(1));
        }

        clock.Pass(TimeSpan.FromHours(1));
        Assert.Null(sessions.Find(secret));
    }

    [Fact]
    public void Looking_whether_a_session_goes_on_does_not_keep_it_going()
    {
        var (session, _) = sessions.Begin("01", "192.0.2.7", "");
        clock.Pass(Sessions.IdleEnd - Moment);
        Assert.True(sessions.GoesOn(session));
        clock.Pass(Moment);
        Assert.False(sessions.GoesOn(session));
    }

    [Fact]
    public void A_person_has_so_many_sessions_and_the_one_unused_longest_gives_way()
    {
        var secrets = Enumerable.Range(0, Sessions.PersonLimit + 1).Select(_ =>
        {
            clock.Pass(Moment);
            return sessions.Begin("01", "192.0.2.7", "").Secret;
        }).ToList();
        var (_, other) = sessions.Begin("02", "192.0.2.7", "");

        Assert.Null(sessions.Find(secrets[0]));
        Assert.All(secrets.Skip(1).Append(other), secret => Assert.NotNull(sessions.Find(secret)));
    }

    [Fact]
    public void There_are_only_so_many_sessions()
    {
        for (var i = 0; i <= Sessions.TotalLimit; i++) sessions.Begin($"{i}", "192.0.2.7", "");

        Assert.Equal(Sessions.TotalLimit, sessions.All.Count);
    }

    [Fact]
    public void What_a_browser_calls_itself_is_cut_short() =>
        Assert.Equal(Sessions.AgentLength, sessions.Begin("01", "192.0.2.7", new('x', 5_000)).Session.Agent.Length);

    [Fact]
    public void A_sessions_name_and_word_do_not_open_it()
    {
        var (session, _) = sessions.Begin("01", "192.0.2.7", "");

        Assert.Null(sessions.Find(session.Id));
        Assert.Null(sessions.Find(session.Csrf));
    }
}
