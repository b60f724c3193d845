using System.Security.Cryptography.X509Certificates;
using Dotnetes.Api.Config.ApiServer.V1;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Authentication.OpenId;
using Dotnetes.ApiServer.Authentication.Proxy;
using Dotnetes.ApiServer.Authentication.ServiceAccounts;
using Dotnetes.ApiServer.Authentication.Webhooks;
using Dotnetes.ApiServer.Authorization;
using Dotnetes.Client.Kubeconfig;
using Dotnetes.Machinery.Configuration;
using Dotnetes.Machinery.Metrics;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Server;

/// <summary>How the API server knows users, as people write it down: with the names of files.</summary>
public sealed record AuthenticationSettings
{
    private const string FrontProxyUser = "front-proxy-client";

    /// <summary>A PEM file with further authorities of client certificates, beside the cluster's own; empty for none.</summary>
    public string ClientAuthorityFile { get; init; } = "";

    /// <summary>A file of tokens; empty for none.</summary>
    public string TokenFile { get; init; } = "";

    /// <summary>A file of passwords; empty for none.</summary>
    public string PasswordFile { get; init; } = "";

    /// <summary>A file of kind AuthenticationConfiguration; empty for none.</summary>
    public string ConfigurationFile { get; init; } = "";

    /// <summary>The issuer that is described by flags; null for none.</summary>
    public JwtAuthenticator? OpenId { get; init; }

    /// <summary>The algorithms that its signatures may have.</summary>
    public ValueList<string> SigningAlgorithms { get; init; }

    /// <summary>A kubeconfig that tells which service knows tokens; empty for none.</summary>
    public string WebhookFile { get; init; } = "";

    /// <summary>The version of the reviews that the service speaks: v1 or v1beta1.</summary>
    public string WebhookVersion { get; init; } = "v1beta1";

    /// <summary>How long its answers are remembered.</summary>
    public TimeSpan WebhookCacheTime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The proxy before the server.</summary>
    public RequestHeaderSettings RequestHeader { get; init; } = new();

    /// <summary>Whether bootstrap tokens are known.</summary>
    public bool BootstrapTokens { get; init; } = true;

    /// <summary>Whether requests may come without credentials; null where nobody said so, which is yes.</summary>
    public bool? Anonymous { get; init; }

    /// <summary>Reads the files.</summary>
    /// <param name="accounts">How the tokens of service accounts are made and checked.</param>
    /// <param name="certificates">The cluster's own authorities.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where it is logged when a change of a file cannot be taken over.</param>
    /// <exception cref="ConfigurationException">A file is wrong, or the settings contradict each other.</exception>
    /// <exception cref="KubeconfigException">The webhook's kubeconfig is wrong.</exception>
    public AuthenticationOptions Load(ServiceAccountTokenOptions accounts, ClusterCertificates certificates, TimeProvider time, ILogger logger)
    {
        if (ConfigurationFile.Length > 0 && OpenId is not null)
        {
            throw new ConfigurationException("authentication-config file and oidc-* flags are mutually exclusive");
        }

        if (ConfigurationFile.Length > 0 && Anonymous is not null && AuthenticationConfigurationFile.Read(ConfigurationFile, accounts.Issuers).Anonymous is not null)
        {
            throw new ConfigurationException(
                $"{ConfigurationFile}: anonymous: Forbidden: --anonymous-auth flag cannot be set when anonymous field is configured in authentication configuration file");
        }

        if (PasswordFile.Length > 0)
        {
            AuthenticationLog.PasswordsAreWeak(logger, PasswordFile);
        }

        return new()
        {
            ServiceAccounts = accounts,
            BootstrapTokens = BootstrapTokens,
            TokenFile = TokenFile,
            PasswordFile = PasswordFile,
            OpenId = ConfigurationFile.Length == 0 && OpenId is null ? null : OpenIdOptionsOf(accounts),
            Webhook = WebhookFile.Length == 0 ? null : WebhookOptions(time),
            RequestHeader = ProxyOptions(RequestHeader, certificates, time, logger),
        };
    }

    /// <summary>The authenticator of client certificates: of the cluster's authorities, and of those of the file.</summary>
    /// <exception cref="ConfigurationException">The file is wrong.</exception>
    public IAuthenticator ClientCertificates(Func<X509Certificate2Collection> clusterAuthorities, MetricRegistry metrics, TimeProvider time, ILogger logger)
    {
        if (ClientAuthorityFile.Length == 0)
        {
            return new ClientCertificateAuthenticator(clusterAuthorities, time, metrics);
        }

        var further = Follow(ClientAuthorityFile, time, logger);
        (X509Certificate2Collection? Cluster, X509Certificate2Collection? Further, X509Certificate2Collection All) known = (null, null, []);
        var gate = new Lock();
        return new ClientCertificateAuthenticator(Both, time, metrics);

        // The same collection while neither has changed.
        X509Certificate2Collection Both()
        {
            var (own, others) = (clusterAuthorities(), further());
            lock (gate)
            {
                if (!ReferenceEquals(known.Cluster, own) || !ReferenceEquals(known.Further, others))
                {
                    known = (own, others, [.. own, .. others]);
                }

                return known.All;
            }
        }
    }

    /// <summary>Whom requests without credentials count as; null where there may be none. Where everything is allowed nobody may be unknown.</summary>
    public UserInfo? AnonymousUser(AuthorizationOptions authorization) =>
        Anonymous == false || authorization.Authorizers.Any(a => a.Type == AuthorizationModes.AlwaysAllow) ? null : UserInfo.Anonymous;

    private static Func<X509Certificate2Collection> Follow(string path, TimeProvider time, ILogger logger) =>
        CertificateBundle.Follow(path, time, e => AuthenticationLog.NotReloaded(logger, path, e.Message));

    private OpenIdOptions OpenIdOptionsOf(ServiceAccountTokenOptions accounts)
    {
        if (OpenId is null)
        {
            return new() { File = ConfigurationFile };
        }

        var configuration = new AuthenticationConfiguration { Jwt = [OpenId] };
        var errors = AuthenticationConfigurationFile.Validate(configuration, accounts.Issuers);
        return errors.IsEmpty
            ? new() { Configuration = configuration, SigningAlgorithms = SigningAlgorithms }
            : throw new ConfigurationException($"invalid --oidc-* flags: {string.Join(", ", errors.Select(e => e.ToString()))}");
    }

    private WebhookTokenOptions WebhookOptions(TimeProvider time) => WebhookVersion is "v1" or "v1beta1"
        ? new() { Service = KubeconfigClient.Configure(KubeconfigFile.Read(WebhookFile), time), Version = WebhookVersion, CacheTime = WebhookCacheTime }
        : throw new ConfigurationException($"--authentication-token-webhook-version: {WebhookVersion} is no version of TokenReview; it is v1 or v1beta1");

    private RequestHeaderOptions ProxyOptions(RequestHeaderSettings proxy, ClusterCertificates certificates, TimeProvider time, ILogger logger)
    {
        if (proxy.AuthorityFile.Length == 0)
        {
            proxy = proxy with { AllowedNames = proxy.AllowedNames.IsEmpty ? [FrontProxyUser] : proxy.AllowedNames };
        }

        var authorities = proxy.AuthorityFile.Length == 0 ? () => certificates.FrontProxyAuthorities : Follow(proxy.AuthorityFile, time, logger);
        IEnumerable<X509Certificate2> clients = [.. certificates.Authorities, .. ClientAuthorityFile.Length > 0 ? Follow(ClientAuthorityFile, time, logger)() : []];
        if (proxy.AllowedNames.IsEmpty && authorities().Any(a => clients.Any(c => c.RawDataMemory.Span.SequenceEqual(a.RawDataMemory.Span))))
        {
            throw new ConfigurationException(
                "--requestheader-client-ca-file and --client-ca-file contain overlapping certificates; --requestheader-allowed-names must be specified to ensure regular client certificates cannot set authenticating proxy headers for arbitrary users");
        }

        return new()
        {
            Authorities = authorities,
            AllowedNames = proxy.AllowedNames,
            UserHeaders = proxy.UserHeaders,
            UidHeaders = proxy.UidHeaders,
            GroupHeaders = proxy.GroupHeaders,
            ExtraHeaderPrefixes = proxy.ExtraHeaderPrefixes,
        };
    }
}
