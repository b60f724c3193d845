using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Tests.Shared;

/// <summary>Loggers that keep what is logged, with exceptions.</summary>
/// <param name="least">From which level on.</param>
public sealed class RecordedLog(LogLevel least) : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<string> _lines = [];

    /// <summary>What was logged, in order.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>The same as one text.</summary>
    public string Text => string.Join('\n', _lines);

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => this;

    /// <inheritdoc/>
    public void AddProvider(ILoggerProvider provider)
    {
    }

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            _lines.Enqueue($"{formatter(state, exception)}\n{exception}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
