using Dotnetes.Api.Config.ApiServer.V1;
using Dotnetes.ApiServer.Authentication.Tokens;
using Dotnetes.ApiServer.Encryption;
using Dotnetes.ApiServer.Metrics;
using Dotnetes.Client.Transport;
using Dotnetes.Machinery.Configuration;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Authentication.OpenId;

/// <summary>
/// The OpenID Connect issuers of the moment, and who may come without credentials. Of a file, changes are taken over while the server runs; one that is
/// wrong is reported and changes nothing.
/// </summary>
internal sealed partial class OpenIdIssuers : ITokenAuthenticator
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(30);

    private readonly OpenIdOptions _options;
    private readonly ValueList<string> _ownIssuers;
    private readonly OpenIdMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private volatile IReadOnlyList<OpenIdAuthenticator> _authenticators = [];
    private AuthenticationConfiguration _current = AuthenticationConfiguration.Empty;

    /// <summary>Loads the configuration.</summary>
    /// <exception cref="ConfigurationException">It cannot be read, or says something wrong.</exception>
    public OpenIdIssuers(OpenIdOptions options, ValueList<string> ownIssuers, OpenIdMetrics metrics, TimeProvider time, ILogger logger)
    {
        _options = options;
        _ownIssuers = ownIssuers;
        _metrics = metrics;
        _time = time;
        _logger = logger;
        Use(Load());
    }

    /// <summary>What the configuration says of requests without credentials; null when it says nothing.</summary>
    public AnonymousAuthConfig? Anonymous => Volatile.Read(ref _current).Anonymous;

    /// <inheritdoc/>
    public async ValueTask<AuthenticationResult> Authenticate(string token, ValueList<string> audiences, CancellationToken cancellationToken)
    {
        // An issuer's tokens are nobody else's, so the first that has an opinion decides.
        foreach (var authenticator in _authenticators)
        {
            var start = _time.GetTimestamp();
            var result = await authenticator.Authenticate(token, audiences, cancellationToken);
            if (result.User is not null || result.Error is not null)
            {
                _metrics.Judged(authenticator.IssuerHash, result.User is not null, _time.GetElapsedTime(start));
                return result;
            }
        }

        return default;
    }

    /// <summary>Looks for changes of the file until the server stops.</summary>
    public async Task Run(CancellationToken stopping)
    {
        while (_options.File.Length > 0 && !stopping.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(s_interval, _time, stopping);
                Look();
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Takes over a change of the file.</summary>
    public void Look()
    {
        try
        {
            var config = Load();
            if (config.Anonymous != _current.Anonymous)
            {
                throw new ConfigurationException($"{_options.File}: anonymous: Forbidden: changed from initial configuration file");
            }

            if (config != _current)
            {
                Use(config);
                _metrics.Configuration.Reloaded(succeeded: true, _time.GetUtcNow());
                Log.Reloaded(_logger, _options.File);
            }
        }
        catch (ConfigurationException e)
        {
            _metrics.Configuration.Reloaded(succeeded: false, _time.GetUtcNow());
            Log.NotReloaded(_logger, _options.File, e);
        }
    }

    private AuthenticationConfiguration Load() =>
        _options.File.Length > 0 ? AuthenticationConfigurationFile.Read(_options.File, _ownIssuers) : _options.Configuration;

    private void Use(AuthenticationConfiguration config)
    {
        if (_options.File.Length > 0)
        {
            _metrics.Configuration.Used(ConfigurationHash.Of(EncryptionFile.ReadBytes(_options.File)));
        }

        Volatile.Write(ref _current, config);

        // Requests that run may still use the old ones, so those are left to the collector.
        _authenticators = [.. config.Jwt.Select(j => new OpenIdAuthenticator(j, _options.SigningAlgorithms, Http(j), _metrics, _time, _logger))];
        _metrics.Keep([.. _authenticators.Select(static a => a.IssuerHash)]);
    }

    private HttpClient Http(JwtAuthenticator config)
    {
        var handler = _options.Handler ?? HttpHandlers.Create(new ClientConfiguration
        {
            Server = new Uri(config.Issuer.Url),
            CertificateAuthorities = AuthenticationConfigurationFile.Authorities(config.Issuer.CertificateAuthority),
        });
        return new HttpClient(handler, disposeHandler: _options.Handler is null) { Timeout = s_timeout, MaxResponseContentBufferSize = 1024 * 1024 };
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The authentication configuration {File} was loaded anew")]
        public static partial void Reloaded(ILogger logger, string file);

        [LoggerMessage(2, LogLevel.Error, "The authentication configuration {File} has changed but is wrong; the old one stays in force")]
        public static partial void NotReloaded(ILogger logger, string file, Exception exception);
    }
}
