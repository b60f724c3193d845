using Dotnetes.ApiServer.Metrics;
using Dotnetes.Client.Kubeconfig;
using Dotnetes.Machinery.Configuration;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Authorization;

/// <summary>Reads the configuration file again when it changed, and swaps the authorizers. A file with errors changes nothing.</summary>
internal sealed partial class AuthorizationReload(
    string path, AuthorizerChain chain, AuthorizerFactory factory, AuthorizationMetrics metrics, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan s_period = TimeSpan.FromMinutes(1);

    private string _text = ReadOrEmpty(path);

    /// <summary>Looks at the file until cancelled.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await Task.Delay(s_period, time, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            Look();
        }
    }

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
        var text = ReadOrEmpty(path);
        if (text == _text)
        {
            return;
        }

        // Tried once for each content: what is wrong does not become right by itself.
        _text = text;
        try
        {
            chain.Replace(factory.Create([.. AuthorizationConfigurationFile.Decode(text, path).Authorizers]));
            metrics.Reloaded(true, time.GetUtcNow());
            Log.Reloaded(logger, path);
        }
        catch (Exception e) when (e is ConfigurationException or KubeconfigException or IOException or UnauthorizedAccessException)
        {
            metrics.Reloaded(false, time.GetUtcNow());
            Log.Refused(logger, path, e);
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
