using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Dotnetes.Certificates;
using Dotnetes.Machinery.Configuration;
using Dotnetes.Machinery.Networks;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Server;

/// <summary>
/// The certificates of a cluster below <c>pki</c>: its authority and that of the front proxy, the API server's certificates, those of this machine's node, and
/// the administrator's kubeconfig. They are renewed while the server runs, after two thirds of their life, and read again when their files change.
/// </summary>
public sealed partial class ClusterCertificates : IDisposable
{
    private const string AuthorityName = "ca";
    private const string FrontProxyName = "front-proxy-ca";
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(30);

    private readonly DataDirectory _data;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly FollowedFiles<CertificateAuthority> _authority;
    private readonly FollowedFiles<CertificateAuthority> _frontProxyAuthority;
    private readonly FollowedFiles<X509Certificate2>? _givenServer;
    private readonly List<(LeafCertificate Leaf, string Name, Func<CertificateAuthority> Issuer)> _leaves = [];
    private readonly LeafCertificate _server;
    private readonly LeafCertificate _kubeletClient;
    private readonly LeafCertificate _frontProxyClient;
    private readonly Lock _gate = new();
    private AdminKubeconfig? _admin;
    private string _problem = "";

    private ClusterCertificates(ServerOptions options, TimeProvider time, ILogger logger)
    {
        _data = options.Data;
        _time = time;
        _logger = logger;
        _authority = Follow(AuthorityName, "kubernetes");
        _frontProxyAuthority = Follow(FrontProxyName, "kubernetes-front-proxy-ca");
        _server = Add("apiserver", a => a.IssueServer("kube-apiserver", DnsNames(), Addresses(options)), () => [.. DnsNames(), .. Addresses(options).Select(i => i.ToString())], () => _authority.Value);
        _kubeletClient = Add("apiserver-kubelet-client", a => a.IssueClient("kube-apiserver-kubelet-client", "system:masters"), () => [], () => _authority.Value);
        _frontProxyClient = Add("front-proxy-client", a => a.IssueClient("front-proxy-client"), () => [], () => _frontProxyAuthority.Value);
        if (options.ServingCertificateFile.Length > 0)
        {
            _givenServer = new([options.ServingCertificateFile, options.ServingKeyFile], Pair, time, e => AuthenticationLog.NotReloaded(logger, options.ServingCertificateFile, e.Message));
        }
    }

    /// <summary>The API server's certificate.</summary>
    public X509Certificate2 Server => _givenServer?.Value ?? _server.Current;

    /// <summary>The certificate by which the API server shows kubelets who it is.</summary>
    public X509Certificate2 KubeletClient => _kubeletClient.Current;

    /// <summary>The certificate by which the API server shows servers behind it who it is.</summary>
    public X509Certificate2 FrontProxyClient => _frontProxyClient.Current;

    /// <summary>The authority's certificate that signs, with its key.</summary>
    public X509Certificate2 Authority => _authority.Value.Certificate;

    /// <summary>The authorities whose certificates are good: two while the authority is being changed.</summary>
    public X509Certificate2Collection Authorities => _authority.Value.Bundle;

    /// <summary>The authorities whose certificates are good, as PEM.</summary>
    public string AuthorityPem => _authority.Value.Pem;

    /// <summary>The authorities of the front proxy.</summary>
    public X509Certificate2Collection FrontProxyAuthorities => _frontProxyAuthority.Value.Bundle;

    /// <summary>Loads the certificates, or makes them at the first start.</summary>
    /// <exception cref="IOException">Files cannot be read or written.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A file is damaged, or a certificate has not the key beside it.</exception>
    public static ClusterCertificates Prepare(ServerOptions options, TimeProvider time, ILogger logger)
    {
        var certificates = new ClusterCertificates(options, time, logger);
        certificates.Refresh();
        return certificates;
    }

    /// <summary>The addresses of this machine that others may reach it by.</summary>
    /// <exception cref="IOException">The kernel does not tell.</exception>
    public static IEnumerable<IPAddress> LocalAddresses() => MachineLinks.Read()
        .Where(i => i.IsUp && !i.IsLoopback)
        .SelectMany(i => i.Addresses)
        .Where(a => a.AddressFamily == AddressFamily.InterNetwork);

    /// <summary>The serving certificate of a node of this process, which is asked for at each handshake.</summary>
    public Func<X509Certificate2> Kubelet(string nodeName)
    {
        lock (_gate)
        {
            var leaf = Add("kubelet", a => a.IssueServer($"system:node:{nodeName}", [nodeName], NodeAddresses()), () => [nodeName, .. NodeAddresses().Select(a => a.ToString())], () => _authority.Value);
            leaf.Refresh(_authority.Value);
            return () => leaf.Current;
        }
    }

    /// <summary>Writes the administrator's kubeconfig with a new client certificate, and goes on renewing it.</summary>
    public void WriteAdminKubeconfig(string path, string url)
    {
        lock (_gate)
        {
            _admin = new AdminKubeconfig(path, url, _time);
            _admin.Refresh(_authority.Value);
        }
    }

    /// <summary>Renews what must be until cancelled.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(s_interval, _time, cancellationToken).ContinueWith(static _ => { }, TaskScheduler.Current);
            try
            {
                Refresh();
                _problem = "";
            }
            catch (Exception e)
            {
                if (_problem != e.Message)
                {
                    _problem = e.Message;
                    Log.NotRenewed(_logger, e);
                }
            }
        }
    }

    /// <summary>Renews what must be, and reads what others have renewed.</summary>
    /// <exception cref="IOException">Files cannot be read or written.</exception>
    public void Refresh()
    {
        lock (_gate)
        {
            foreach (var (leaf, name, issuer) in _leaves)
            {
                if (leaf.Refresh(issuer()))
                {
                    Log.Renewed(_logger, name, CertificateLife.End(leaf.Current), CertificateLife.RenewAt(leaf.Current));
                }
            }

            _admin?.Refresh(_authority.Value);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _authority.Value.Dispose();

    // With localhost, addresses of this machine change while it runs: a new one makes a new certificate.
    private static IEnumerable<IPAddress> Addresses(ServerOptions options) =>
        ((IEnumerable<IPAddress>)[IPAddress.Loopback, IPAddress.IPv6Loopback, FirstServiceAddress(options.ServiceRange), .. LocalAddresses()]).Distinct();

    private static IEnumerable<string> DnsNames() =>
        ((IEnumerable<string>)["kubernetes", "kubernetes.default", "kubernetes.default.svc", "kubernetes.default.svc.cluster.local", "localhost", System.Net.Dns.GetHostName()]).Distinct();

    private static IEnumerable<IPAddress> NodeAddresses() => LocalAddresses().Append(IPAddress.Loopback).Distinct();

    private static IPAddress FirstServiceAddress(IPNetwork range)
    {
        var bytes = range.BaseAddress.GetAddressBytes();
        bytes[^1]++;
        return new IPAddress(bytes);
    }

    private static X509Certificate2 Pair(IReadOnlyList<string> texts)
    {
        using var loaded = X509Certificate2.CreateFromPem(texts[0], texts[1]);
        return CertificateAuthority.Usable(loaded);
    }

    private FollowedFiles<CertificateAuthority> Follow(string name, string subject)
    {
        CertificateAuthority.LoadOrCreate(_data.Pki, name, subject, _time).Dispose();
        var path = Path.Combine(_data.Pki, name);
        return new([path + ".crt", path + ".key"], texts => CertificateAuthority.FromPem(texts[0], texts[1], _time), _time, e => AuthenticationLog.NotReloaded(_logger, path, e.Message));
    }

    private LeafCertificate Add(string name, Func<CertificateAuthority, X509Certificate2> issue, Func<IEnumerable<string>> names, Func<CertificateAuthority> issuer)
    {
        var leaf = new LeafCertificate(_data.Pki, name, issue, names, _time);
        _leaves.Add((leaf, name, issuer));
        return leaf;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The certificate {Name} is good until {End}; it will be renewed at {Next}")]
        public static partial void Renewed(ILogger logger, string name, DateTimeOffset end, DateTimeOffset next);

        [LoggerMessage(2, LogLevel.Error, "Certificates could not be renewed; it will be tried again")]
        public static partial void NotRenewed(ILogger logger, Exception exception);
    }
}
