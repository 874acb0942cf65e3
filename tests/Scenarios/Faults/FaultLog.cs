using Microsoft.Extensions.Logging;

namespace Appliance.Scenarios.Tests.Faults;

/// <summary>Keeps the first line of the log that tells of a mistake: an error, or an exception nobody expected.</summary>
internal sealed class FaultLog : ILoggerFactory, ILogger
{
    public string? Mistake { get; private set; }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) Mistake ??= $"{formatter(state, exception)} {exception}";
    }

    public void Dispose()
    {
    }
}
