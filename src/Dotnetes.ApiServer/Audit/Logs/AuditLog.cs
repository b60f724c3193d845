using System.Text;
using Dotnetes.Api.Audit.V1;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Audit.Logs;

/// <summary>Writes events to a file or to standard output, one to a line.</summary>
internal sealed class AuditLog : IAuditSink
{
    private const string Plugin = "log";

    private readonly IAuditOutput _output;
    private readonly bool _isJson;
    private readonly AuditLosses _losses;

    private AuditLog(IAuditOutput output, bool isJson, AuditLosses losses)
    {
        _output = output;
        _isJson = isJson;
        _losses = losses;
    }

    /// <summary>Opens the log.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public static AuditLog Open(AuditLogOptions options, AuditLosses losses, TimeProvider time, ILogger logger) =>
        new(options.Path == "-" ? new StandardOutput() : new RotatingFile(options, time, logger), options.IsJson, losses);

    /// <inheritdoc/>
    public ValueTask<bool> Write(IReadOnlyList<Event> events)
    {
        var kept = true;
        foreach (var value in events)
        {
            try
            {
                byte[] line = _isJson ? [.. JsonText.Encode(value), (byte)'\n'] : Encoding.UTF8.GetBytes(LegacyFormat.Of(value) + "\n");
                _output.Write(line);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
            {
                _losses.Report(Plugin, 1, e.Message);
                kept = false;
            }
        }

        return new(kept);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _output.DisposeAsync();
}
