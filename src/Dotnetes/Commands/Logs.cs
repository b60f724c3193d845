using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Dotnetes.Commands;

/// <summary>Where a process logs: one line per message on standard error.</summary>
public static class Logs
{
    /// <summary>Makes the loggers.</summary>
    /// <param name="verbosity">0 for the default level, 2 and more for debugging, as <c>--v</c> of upstream's components.</param>
    public static ILoggerFactory Create(int verbosity) => LoggerFactory.Create(builder => builder
        .SetMinimumLevel(verbosity switch { 0 or 1 => LogLevel.Information, <= 4 => LogLevel.Debug, _ => LogLevel.Trace })
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
        .Services.Configure<ConsoleLoggerOptions>(static options => options.LogToStandardErrorThreshold = LogLevel.Trace));
}
