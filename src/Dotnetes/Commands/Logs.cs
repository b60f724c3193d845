using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Dotnetes.Commands;

/// <summary>Where a process logs: one line per message on standard error.</summary>
public static class Logs
{
    private static volatile LogLevel s_least = LogLevel.Information;

    /// <summary>Changes how much is logged from now on.</summary>
    /// <param name="verbosity">As <c>--v</c>: 0 for the default level, 2 and more for debugging.</param>
    public static void SetVerbosity(int verbosity) => s_least = LevelOf(verbosity);

    /// <summary>Makes the loggers.</summary>
    /// <param name="verbosity">0 for the default level, 2 and more for debugging, as <c>--v</c> of upstream's components.</param>
    public static ILoggerFactory Create(int verbosity)
    {
        SetVerbosity(verbosity);
        return LoggerFactory.Create(Configure);
    }

    private static LogLevel LevelOf(int verbosity) => verbosity switch { 0 or 1 => LogLevel.Information, <= 4 => LogLevel.Debug, _ => LogLevel.Trace };

    private static void Configure(ILoggingBuilder builder) => builder
        .SetMinimumLevel(LogLevel.Trace)
        .AddFilter(static level => level >= s_least)
        .AddFilter("Microsoft", LogLevel.Warning)

        // What it tells is thrown, too, and told in a sentence.
        .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None)
        .AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss.fff ";
            console.UseUtcTimestamp = true;
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        })
        .Services.Configure<ConsoleLoggerOptions>(static options => options.LogToStandardErrorThreshold = LogLevel.Trace);
}
