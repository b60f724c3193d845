using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dotnetes.Client.Kubeconfig;
using Dotnetes.Server;

namespace Dotnetes.Certificates;

/// <summary>All certificates below a data directory: those of the control plane, of the node, and in the administrator's kubeconfig.</summary>
public static class CertificateInventory
{
    private const string Current = "-current.pem";

    /// <summary>The certificates, authorities first.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    public static IReadOnlyList<CertificateEntry> Of(DataDirectory data)
    {
        var entries = new List<CertificateEntry>();
        foreach (var file in Files(data.Pki, "*.crt").Concat(Files(Path.Combine(data.Node, "pki"), "*.crt")).Concat(Files(Path.Combine(data.Node, "pki"), "*" + Current)))
        {
            var name = Path.GetRelativePath(data.Root, file).Replace(Current, "", StringComparison.Ordinal).Replace(".crt", "", StringComparison.Ordinal);
            entries.AddRange(Read(file).Select(c => CertificateEntry.Of(name, c)));
        }

        if (File.Exists(data.AdminKubeconfig))
        {
            foreach (var user in KubeconfigFile.Read(data.AdminKubeconfig).Users.Where(u => !u.User.ClientCertificateData.IsEmpty))
            {
                var name = Path.GetRelativePath(data.Root, data.AdminKubeconfig);
                entries.AddRange(Parse(user.User.ClientCertificateData.ToUtf8String(), data.AdminKubeconfig).Select(c => CertificateEntry.Of(name, c)));
            }
        }

        return [.. entries.OrderBy(e => !e.IsAuthority).ThenBy(e => e.Name, StringComparer.Ordinal).ThenBy(e => e.NotAfter)];
    }

    private static IEnumerable<string> Files(string folder, string pattern) => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, pattern) : [];

    private static X509Certificate2Collection Read(string file) => Parse(File.ReadAllText(file), file);

    private static X509Certificate2Collection Parse(string pem, string file)
    {
        try
        {
            var found = new X509Certificate2Collection();
            found.ImportFromPem(pem);
            return found;
        }
        catch (CryptographicException e)
        {
            throw new InvalidDataException($"{file}: a certificate is damaged: {e.Message}", e);
        }
    }
}
