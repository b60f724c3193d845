using System.Security.Cryptography.X509Certificates;
using Dotnetes.Api.Config.Kubeconfig.V1;
using Dotnetes.Client.Kubeconfig;

namespace Dotnetes.Certificates;

/// <summary>The administrator's kubeconfig, written anew when its certificate is to be renewed or the authorities change.</summary>
/// <param name="path">The file.</param>
/// <param name="url">The API server's URL.</param>
/// <param name="time">The clock.</param>
public sealed class AdminKubeconfig(string path, string url, TimeProvider time)
{
    private const string ClusterName = "dotnetes";

    private string _authorities = "";
    private string _signer = "";
    private DateTimeOffset _renewAt;

    /// <summary>Writes the file when that is due.</summary>
    public void Refresh(CertificateAuthority authority)
    {
        if (authority.Pem == _authorities && authority.Certificate.Thumbprint == _signer && time.GetUtcNow() < _renewAt)
        {
            return;
        }

        using var certificate = authority.IssueClient("kubernetes-admin", "system:masters");
        KubeconfigFile.Write(path, Make(url, authority.Pem, certificate));
        (_authorities, _signer, _renewAt) = (authority.Pem, authority.Certificate.Thumbprint, CertificateLife.RenewAt(certificate));
    }

    /// <summary>A kubeconfig of one cluster with one user.</summary>
    internal static Config Make(string url, string authorities, X509Certificate2 certificate) => new()
    {
        Clusters = [new NamedCluster { Name = ClusterName, Cluster = new Cluster { Server = url, CertificateAuthorityData = ByteString.FromUtf8(authorities) } }],
        Users =
        [
            new NamedAuthInfo
            {
                Name = "admin",
                User = new AuthInfo
                {
                    ClientCertificateData = ByteString.FromUtf8(certificate.ExportCertificatePem()),
                    ClientKeyData = ByteString.FromUtf8(CertificateAuthority.KeyPem(certificate)),
                },
            },
        ],
        Contexts = [new NamedContext { Name = ClusterName, Context = new Context { Cluster = ClusterName, User = "admin" } }],
        CurrentContext = ClusterName,
    };
}
