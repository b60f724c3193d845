using Microsoft.Extensions.Logging;

namespace Dotnetes.Kubelet.Tests.Support;

/// <summary>Writes warnings and errors to the console, which the test runner shows when DOTNETES_TEST_LOGS is set.</summary>
public sealed class ConsoleLoggers : ILoggerFactory, ILogger
{
    private static readonly bool Enabled = Environment.GetEnvironmentVariable("DOTNETES_TEST_LOGS") is { Length: > 0 };

    public void AddProvider(ILoggerProvider provider)
    {
        // There is only the console.
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void Dispose()
    {
        // Nothing to release.
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => Enabled && logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            Console.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss.fff} {logLevel}: {formatter(state, exception)} {exception}");
        }
    }
}
