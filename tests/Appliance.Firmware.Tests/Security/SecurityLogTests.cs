using Appliance.Domain.Journal;
using Appliance.Domain.Staff;
using Appliance.Firmware.Security;
using Microsoft.Extensions.Logging;

namespace Appliance.Firmware.Tests.Security;

/// <summary>What the log, and whoever it is sent to, hears of the journal.</summary>
public sealed class SecurityLogTests
{
    private const string From = "192.0.2.7";
    private static readonly string Hash = new('a', 64);

    [Fact]
    public void A_sign_in_is_told_by_kind_number_and_hash_and_by_nothing_else()
    {
        Assert.Equal(
            [$"Information 7201 console.signed-in is journal entry 12, hash {Hash}"],
            Told(new ConsoleSignedIn("01", "session-1", From)));
    }

    [Fact]
    public void What_was_refused_or_taken_away_is_a_warning()
    {
        EntryData[] warnings =
        [
            new ConsoleRefused("01", From, 10),
            new RequestRefused("02", From, RefusalOfRequest.NotAllowed, Access.SettingsWrite, 1),
            new SecondFactorRemoved("01", "code", From),
            new SecondFactorRecovered("01", Hash, From),
            new ProgramRolledBack("0.2.0", "0.1.0"),
        ];

        Assert.All(warnings, entry => Assert.StartsWith("Warning 7202 ", Assert.Single(Told(entry)), StringComparison.Ordinal));
    }

    /// <summary>A kind of the door that comes anew is told, or somebody decided that it need not be.</summary>
    [Fact]
    public void Every_entry_about_the_door_accounts_or_keys_is_told()
    {
        var about = typeof(EntryData).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(EntryData)) && !type.IsAbstract)
            .Where(type => type.GetProperty("From")?.PropertyType == typeof(string)).ToList();

        Assert.All(about, type => Assert.NotEqual(
            LogLevel.None, SecurityLog.LevelOf((EntryData)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type))));
        Assert.True(about.Count > 10);
    }

    [Fact]
    public void What_the_shop_sells_is_not_told() => Assert.Empty(Told(new ReceiptPrinted("20261121-000001", Reissue: false)));

    [Fact]
    public void At_a_start_is_told_where_the_journal_stands()
    {
        Lines lines = new();

        new SecurityLog(lines).Begin(41, Hash);

        Assert.Equal([$"Information 7203 The journal goes on from entry 41, hash {Hash}"], lines.All);
    }

    private static List<string> Told(EntryData data)
    {
        Lines lines = new();
        new SecurityLog(lines).Hear(new(12, DateTimeOffset.UnixEpoch, new(2026, 11, 21), "5a7a78cca4a0", "01", data, Hash));
        return lines.All;
    }

    private sealed class Lines : ILogger<SecurityLog>
    {
        public List<string> All { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Add($"{logLevel} {eventId.Id} {formatter(state, exception)}");
    }
}
