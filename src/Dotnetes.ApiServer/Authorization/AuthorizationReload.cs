using Dotnetes.ApiServer.Metrics;
using Dotnetes.Client.Kubeconfig;
using Dotnetes.Machinery.Configuration;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Authorization;

/// <summary>Reads the configuration file again when it changed, and swaps the authorizers. A file with errors changes nothing.</summary>
internal sealed partial class AuthorizationReload
{
    private static readonly TimeSpan s_period = TimeSpan.FromMinutes(1);

    private readonly string _path;
    private readonly AuthorizerChain _chain;
    private readonly AuthorizerFactory _factory;
    private readonly AuthorizationMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private string _text;

    /// <summary>Creates it; the authorizers are those of the file already.</summary>
    public AuthorizationReload(string path, AuthorizerChain chain, AuthorizerFactory factory, AuthorizationMetrics metrics, TimeProvider time, ILogger logger)
    {
        (_path, _chain, _factory, _metrics, _time, _logger) = (path, chain, factory, metrics, time, logger);
        _text = ReadOrEmpty(path);
        metrics.Configuration.Used(HashOf(_text));
    }

    /// <summary>Looks at the file until cancelled.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await Task.Delay(s_period, _time, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            Look();
        }
    }

    private static string HashOf(string text) => ConfigurationHash.Of(System.Text.Encoding.UTF8.GetBytes(text));

    private static string ReadOrEmpty(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private void Look()
    {
        var text = ReadOrEmpty(_path);
        if (text == _text)
        {
            return;
        }

        // Tried once for each content: what is wrong does not become right by itself.
        _text = text;
        try
        {
            _chain.Replace(_factory.Create([.. AuthorizationConfigurationFile.Decode(text, _path).Authorizers]));
            _metrics.Configuration.Reloaded(true, _time.GetUtcNow());
            _metrics.Configuration.Used(HashOf(text));
            Log.Reloaded(_logger, _path);
        }
        catch (Exception e) when (e is ConfigurationException or KubeconfigException or IOException or UnauthorizedAccessException)
        {
            _metrics.Configuration.Reloaded(false, _time.GetUtcNow());
            Log.Refused(_logger, _path, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "the authorizers are those of the changed {Path}")]
        public static partial void Reloaded(ILogger logger, string path);

        [LoggerMessage(2, LogLevel.Error, "{Path} changed, but has errors; the authorizers stay as they are")]
        public static partial void Refused(ILogger logger, string path, Exception exception);
    }
}
