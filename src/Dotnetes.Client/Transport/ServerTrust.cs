using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Dotnetes.Client.Transport;

/// <summary>Judges the certificates of servers by authorities that may change while connections come and go.</summary>
public static class ServerTrust
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>A check for TLS: the name must be right, and the certificate chain to one of the authorities of the moment, be valid and meant for servers.</summary>
    /// <param name="authorities">The authorities, asked for at every handshake.</param>
    public static RemoteCertificateValidationCallback Of(Func<X509Certificate2Collection> authorities) => (_, certificate, given, errors) =>
        (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == SslPolicyErrors.None && certificate is X509Certificate2 server && Chains(server, given, authorities());

    private static bool Chains(X509Certificate2 server, X509Chain? given, X509Certificate2Collection authorities)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        if (given is not null)
        {
            // What the server sent beside its own certificate.
            chain.ChainPolicy.ExtraStore.AddRange(given.ChainPolicy.ExtraStore);
        }

        try
        {
            return chain.Build(server);
        }
        catch (CryptographicException)
        {
            // So malformed that the library gives up on it.
            return false;
        }
    }
}
