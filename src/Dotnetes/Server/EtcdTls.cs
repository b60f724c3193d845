using System.Security.Cryptography.X509Certificates;
using Dotnetes.Grpc.Client;

namespace Dotnetes.Server;

/// <summary>The files that secure connections to etcd.</summary>
public static class EtcdTls
{
    /// <summary>Reads them; null when none is named.</summary>
    /// <param name="authorityFile">The authorities of the members' certificates, or nothing for those of the system.</param>
    /// <param name="certificateFile">The client certificate, or nothing.</param>
    /// <param name="keyFile">Its key.</param>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A file is no certificate, or the key is another's.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static GrpcTlsOptions? Options(string authorityFile, string certificateFile, string keyFile)
    {
        if (authorityFile.Length == 0 && certificateFile.Length == 0)
        {
            return null;
        }

        X509Certificate2Collection? authorities = null;
        if (authorityFile.Length > 0)
        {
            authorities = [];
            authorities.ImportFromPemFile(authorityFile);
        }

        return new()
        {
            CertificateAuthorities = authorities,

            // Read for each connection: certificates are renewed while we run.
            ClientCertificate = certificateFile.Length == 0 ? null : () => X509Certificate2.CreateFromPemFile(certificateFile, keyFile),
        };
    }
}
