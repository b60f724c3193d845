using System.Security.Cryptography.X509Certificates;
using Dotnetes.Client.Kubeconfig;
using Dotnetes.Server;

namespace Dotnetes.Certificates;

/// <summary>
/// Renews the certificates that stand in files below a data directory, by the authorities that stand beside them. A running server reads them within a
/// minute; one that does not run finds them at its next start.
/// </summary>
public static class CertificateRenewal
{
    /// <summary>The authorities that a data directory has, by the names of their files.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A file is damaged.</exception>
    public static IReadOnlyDictionary<string, CertificateAuthority> Authorities(DataDirectory data, TimeProvider time) => !Directory.Exists(data.Pki)
        ? new Dictionary<string, CertificateAuthority>()
        : Directory.EnumerateFiles(data.Pki, "*ca.key").Select(k => Path.GetFileNameWithoutExtension(k)).Order(StringComparer.Ordinal).ToDictionary(
            name => name, name => CertificateAuthority.FromPem(Text(data, name + ".crt"), Text(data, name + ".key"), time));

    /// <summary>Renews the certificates whose authority is here.</summary>
    /// <param name="data">The data directory.</param>
    /// <param name="names">The names of those that are wanted; none for all.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The names of those that were renewed.</returns>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A file is damaged.</exception>
    public static IReadOnlyList<string> Renew(DataDirectory data, IReadOnlyCollection<string> names, TimeProvider time)
    {
        var authorities = Authorities(data, time);
        var renewed = new List<string>();
        foreach (var keyFile in Directory.Exists(data.Pki) ? Directory.EnumerateFiles(data.Pki, "*.key").OrderBy(f => Path.GetFileNameWithoutExtension(f), StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            var name = Path.GetFileNameWithoutExtension(keyFile);
            var file = Path.Combine(data.Pki, name + ".crt");
            if (authorities.ContainsKey(name) || !File.Exists(file) || (names.Count > 0 && !names.Contains(name)))
            {
                continue;
            }

            using var old = X509Certificate2.CreateFromPem(File.ReadAllText(file));
            if (IssuerOf(old, authorities.Values) is not { } authority)
            {
                continue;
            }

            using var made = authority.Renew(old);
            PrivateFile.Write(keyFile, CertificateAuthority.KeyPem(made) + "\n");
            PublicFile.Write(file, made.ExportCertificatePem() + "\n");
            renewed.Add(name);
        }

        if ((names.Count == 0 || names.Contains("admin")) && authorities.TryGetValue("ca", out var cluster) && RenewKubeconfig(data.AdminKubeconfig, cluster))
        {
            renewed.Add("admin");
        }

        return renewed;
    }

    private static CertificateAuthority? IssuerOf(X509Certificate2 certificate, IEnumerable<CertificateAuthority> authorities) =>
        authorities.FirstOrDefault(a => a.Bundle.Any(c => CertificateAuthority.Signed(c, certificate)));

    private static bool RenewKubeconfig(string path, CertificateAuthority authority)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        var old = KubeconfigFile.Read(path);
        if (old.Clusters.IsEmpty)
        {
            return false;
        }

        using var certificate = authority.IssueClient("kubernetes-admin", "system:masters");
        KubeconfigFile.Write(path, AdminKubeconfig.Make(old.Clusters[0].Cluster.Server, authority.Pem, certificate));
        return true;
    }

    private static string Text(DataDirectory data, string name) => File.ReadAllText(Path.Combine(data.Pki, name));
}
