using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.ApiServer.Http;

/// <summary>
/// The loggers of the web server. The one that would tell of each request is silent: metrics and audit do that, and while it listens the server makes an activity for every
/// request.
/// </summary>
internal sealed class TransportLogging(ILoggerFactory inner) : ILoggerFactory
{
    private const string Requests = "Microsoft.AspNetCore.Hosting.Diagnostics";

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => categoryName == Requests ? NullLogger.Instance : inner.CreateLogger(categoryName);

    /// <inheritdoc/>
    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    /// <summary>Does nothing: the loggers below belong to whoever made them.</summary>
    public void Dispose()
    {
    }
}
