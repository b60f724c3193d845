using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Dotnetes.Client.Transport;

/// <summary>Makes the connection pool for a configuration.</summary>
public static class HttpHandlers
{
    /// <summary>A pool that speaks HTTP/2 where the server offers it, with TLS and proxy as configured.</summary>
    public static SocketsHttpHandler Create(ClientConfiguration configuration)
    {
        IWebProxy? proxy = configuration.Proxy is { } named ? new WebProxy(named) { Credentials = EnvironmentProxy.CredentialsOf(named) } : EnvironmentProxy.Read();
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = configuration.DisableCompression ? DecompressionMethods.None : DecompressionMethods.GZip,
            ConnectTimeout = TimeSpan.FromSeconds(30),
            EnableMultipleHttp2Connections = true,
            KeepAlivePingDelay = TimeSpan.FromSeconds(30),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(15),
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(90),

            // So that renewed certificates and authorities come into use long before the old ones end.
            PooledConnectionLifetime = TimeSpan.FromMinutes(30),
            UseCookies = false,
            UseProxy = proxy is not null,
            Proxy = proxy,
        };
        handler.SslOptions = Tls(configuration);
        return handler;
    }

    private static SslClientAuthenticationOptions Tls(ClientConfiguration configuration)
    {
        var options = new SslClientAuthenticationOptions();
        // Asked anew for every connection, so renewed certificates come into use without a new pool.
        var credentials = configuration.Credentials;
        options.LocalCertificateSelectionCallback = (_, _, _, _, _) => credentials.Certificate!;
        if (configuration.InsecureSkipTlsVerify)
        {
            options.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
        }
        else if (configuration.CurrentAuthorities is { } current)
        {
            options.RemoteCertificateValidationCallback = ServerTrust.Of(current);
        }
        else if (configuration.CertificateAuthorities is { } authorities)
        {
            options.CertificateChainPolicy = new()
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                DisableCertificateDownloads = true,
            };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(authorities);
        }

        return options;
    }
}
