using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Dotnetes.Api.Config.Kubeconfig.V1;
using Dotnetes.Certificates;
using Dotnetes.Client.Kubeconfig;

namespace Dotnetes.Server;

/// <summary>The certificates of a cluster: its authority, the API server's, and the administrator's with a kubeconfig.</summary>
public sealed class ClusterCertificates : IDisposable
{
    private const string ClusterName = "dotnetes";

    private readonly CertificateAuthority _authority;

    private ClusterCertificates(CertificateAuthority authority, X509Certificate2 server)
    {
        _authority = authority;
        Server = server;
        KubeletClient = authority.IssueClient("kube-apiserver-kubelet-client", "system:masters");
    }

    /// <summary>The API server's certificate.</summary>
    public X509Certificate2 Server { get; }

    /// <summary>The certificate by which the API server shows kubelets who it is.</summary>
    public X509Certificate2 KubeletClient { get; }

    /// <summary>The authority's certificate.</summary>
    public X509Certificate2 Authority => _authority.Certificate;

    /// <summary>The authority's certificate as PEM.</summary>
    public string AuthorityPem => _authority.Pem;

    /// <summary>Loads the authority, or makes it at the first start, and issues the serving certificate anew.</summary>
    public static ClusterCertificates Prepare(ServerOptions options, TimeProvider time)
    {
        var authority = CertificateAuthority.LoadOrCreate(options.Data.Pki, "ca", "kubernetes", time);
        string[] names = ["kubernetes", "kubernetes.default", "kubernetes.default.svc", "kubernetes.default.svc.cluster.local", "localhost", System.Net.Dns.GetHostName()];
        IEnumerable<IPAddress> addresses = [IPAddress.Loopback, IPAddress.IPv6Loopback, FirstServiceAddress(options.ServiceRange), .. LocalAddresses()];
        return new(authority, authority.IssueServer("kube-apiserver", names.Distinct(), addresses.Distinct()));
    }

    /// <summary>The addresses of this machine that others may reach it by.</summary>
    public static IEnumerable<IPAddress> LocalAddresses() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(i => i.OperationalStatus == OperationalStatus.Up && i.NetworkInterfaceType != NetworkInterfaceType.Loopback)
        .SelectMany(i => i.GetIPProperties().UnicastAddresses)
        .Select(a => a.Address)
        .Where(a => a.AddressFamily == AddressFamily.InterNetwork);

    /// <summary>Issues the serving certificate of a node of this process.</summary>
    public X509Certificate2 IssueKubelet(string nodeName) =>
        _authority.IssueServer($"system:node:{nodeName}", [nodeName], LocalAddresses().Append(IPAddress.Loopback).Distinct());

    /// <summary>Writes the administrator's kubeconfig with a new client certificate.</summary>
    public void WriteAdminKubeconfig(string path, string url)
    {
        using var certificate = _authority.IssueClient("kubernetes-admin", "system:masters");
        var config = new Config
        {
            Clusters = [new NamedCluster { Name = ClusterName, Cluster = new Cluster { Server = url, CertificateAuthorityData = ByteString.FromUtf8(AuthorityPem) } }],
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
        KubeconfigFile.Write(path, config);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Server.Dispose();
        KubeletClient.Dispose();
        _authority.Dispose();
    }

    private static IPAddress FirstServiceAddress(IPNetwork range)
    {
        var bytes = range.BaseAddress.GetAddressBytes();
        bytes[^1]++;
        return new IPAddress(bytes);
    }
}
