using System.Net;
using System.Security.Cryptography.X509Certificates;
using Dotnetes.Client.Transport;
using Dotnetes.Machinery.Configuration;

namespace Dotnetes.Client.Kubeconfig;

/// <summary>What every pod finds: the address of the API server in its environment, and the files of its service account.</summary>
public static class InClusterConfiguration
{
    /// <summary>Where the files of the service account are.</summary>
    public const string ServiceAccountFolder = "/var/run/secrets/kubernetes.io/serviceaccount";

    /// <summary>Whether this process runs in a pod with a service account.</summary>
    public static bool IsAvailable => HostAndPort() is not null && File.Exists(Path.Combine(ServiceAccountFolder, "token"));

    /// <summary>The configuration of the pod's service account.</summary>
    /// <param name="time">The clock by which the token is read again.</param>
    /// <param name="folder">Where the files are.</param>
    /// <exception cref="KubeconfigException">This process does not run in a pod, or its files cannot be read.</exception>
    public static ClientConfiguration Load(TimeProvider time, string folder = ServiceAccountFolder)
    {
        var (host, port) = HostAndPort()
            ?? throw new KubeconfigException("unable to load in-cluster configuration, KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT must be defined");
        var token = Path.Combine(folder, "token");
        if (!File.Exists(token))
        {
            throw new KubeconfigException($"unable to load in-cluster configuration: {token} does not exist");
        }

        FollowedFiles<X509Certificate2Collection> authorities;
        try
        {
            // The kubelet writes it anew when the cluster's authority changes.
            authorities = new([Path.Combine(folder, "ca.crt")], Parse, time, static _ => { });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Security.Cryptography.CryptographicException)
        {
            throw new KubeconfigException($"unable to load the root certificates of the cluster: {e.Message}", e);
        }

        var namespaceFile = Path.Combine(folder, "namespace");
        return new()
        {
            Server = new UriBuilder("https", host, port).Uri,
            Namespace = File.Exists(namespaceFile) ? File.ReadAllText(namespaceFile).Trim() : "default",
            CertificateAuthorities = authorities.Value,
            CurrentAuthorities = () => authorities.Value,
            Credentials = new TokenFileCredentials(token, time),
        };
    }

    private static X509Certificate2Collection Parse(IReadOnlyList<string> texts)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPem(texts[0]);
        return authorities;
    }

    private static (string Host, int Port)? HostAndPort()
    {
        var host = Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_HOST");
        return !string.IsNullOrEmpty(host) && int.TryParse(Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_PORT"), out var port)
            ? (IPAddress.TryParse(host, out var address) && address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{host}]" : host, port)
            : null;
    }
}
