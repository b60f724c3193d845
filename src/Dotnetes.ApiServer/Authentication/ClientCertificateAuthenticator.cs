using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dotnetes.Machinery.Metrics;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Authentication;

/// <summary>
/// Knows users by their TLS client certificate: the common name is the user, each organization a group. The certificate must chain to one of some
/// authorities, be valid now, and be meant for client authentication.
/// </summary>
/// <param name="authorities">The authorities, asked for each time, so that they can be replaced.</param>
/// <param name="time">The clock.</param>
/// <param name="metrics">Takes how long the certificates that are used have left; null reports nothing.</param>
public sealed class ClientCertificateAuthenticator(Func<X509Certificate2Collection> authorities, TimeProvider time, MetricRegistry? metrics = null) : IAuthenticator
{
    private const int Hour = 3600;
    private const int Day = 24 * Hour;

    private readonly CertificateTrust _trust = new(authorities, time);
    private readonly ConditionalWeakTable<X509Certificate2, Bearer> _bearers = [];

    // Upstream's name and buckets.
    private readonly Histogram? _left = metrics?.Histogram(
        "apiserver_client_certificate_expiration_seconds",
        "How long client certificates of requests are still good.",
        MetricStability.Alpha,
        [0, Hour / 2, Hour, 2 * Hour, 6 * Hour, 12 * Hour, Day, 2 * Day, 4 * Day, 7 * Day, 30 * Day, 90 * Day, 180 * Day, 360 * Day]).With();

    /// <summary>Believes one authority.</summary>
    public ClientCertificateAuthenticator(X509Certificate2 authority, TimeProvider time)
        : this(One(authority), time)
    {
    }

    /// <inheritdoc/>
    public ValueTask<AuthenticationResult> Authenticate(HttpContext context, CancellationToken cancellationToken) =>
        new(context.Connection.ClientCertificate is { } certificate ? Check(certificate) : default);

    private AuthenticationResult Check(X509Certificate2 certificate)
    {
        if (!_trust.Includes(certificate))
        {
            return new(null, "x509: certificate signed by unknown authority or not valid");
        }

        var bearer = _bearers.GetValue(certificate, static c => Bearer.Of(c));
        _left?.Observe((bearer.NotAfter - time.GetUtcNow()).TotalSeconds);
        return bearer.Result;
    }

    private static Func<X509Certificate2Collection> One(X509Certificate2 authority)
    {
        X509Certificate2Collection authorities = [authority];
        return () => authorities;
    }

    // What a certificate says, which stays true for all requests of its connection; whether it is believed is asked for each.
    private sealed record Bearer(AuthenticationResult Result, DateTimeOffset NotAfter)
    {
        public static Bearer Of(X509Certificate2 certificate) => new(Read(certificate), certificate.NotAfter.ToUniversalTime());

        // Without a name it is nobody's, but not wrong.
        private static AuthenticationResult Read(X509Certificate2 certificate) => ClientCertificates.SubjectOf(certificate) switch
        {
            null => new(null, "x509: the subject cannot be read"),
            ("", _) => default,
            var (name, groups) => new(new UserInfo(name) { Groups = groups, Extra = Credential(certificate) }),
        };

        private static ValueMap<ValueList<string>> Credential(X509Certificate2 certificate) => ValueMap.Of(
            ("authentication.kubernetes.io/credential-id", (ValueList<string>)["X509SHA256=" + certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant()]));
    }
}
