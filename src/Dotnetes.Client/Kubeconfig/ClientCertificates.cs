using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Dotnetes.Client.Kubeconfig;

/// <summary>Client certificates from PEM.</summary>
internal static class ClientCertificates
{
    public static X509Certificate2 FromPem(string certificate, string key)
    {
        try
        {
            return X509Certificate2.CreateFromPem(certificate, key);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new KubeconfigException($"the client certificate and its key are malformed or do not fit together: {e.Message}", e);
        }
    }
}
