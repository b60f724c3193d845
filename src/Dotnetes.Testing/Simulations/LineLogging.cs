using Microsoft.Extensions.Logging;

namespace Dotnetes.Testing.Simulations;

/// <summary>Hands out loggers that pass every line on.</summary>
/// <param name="take">Takes the line: who says it, how serious it is, and what.</param>
internal sealed class LineLogging(Action<string, LogLevel, string> take) : ILoggerFactory
{
    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public ILogger CreateLogger(string categoryName) => new LineLogger(categoryName, take);

    public void Dispose()
    {
    }

    private sealed class LineLogger(string name, Action<string, LogLevel, string> take) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Debug;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            take(name, logLevel, formatter(state, exception) + (exception is null ? "" : $": {exception.Message}"));
    }
}
