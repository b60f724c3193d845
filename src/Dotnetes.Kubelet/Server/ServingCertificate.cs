using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dotnetes.Machinery.Configuration;

namespace Dotnetes.Kubelet.Server;

/// <summary>The certificate of the kubelet's server: the configured one, or a self-signed one that is kept in the node's directory.</summary>
internal static class ServingCertificate
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(365);

    /// <summary>The configured certificate, read again when its files change.</summary>
    public static Func<X509Certificate2> Follow(string certificateFile, string keyFile, TimeProvider time)
    {
        var files = new FollowedFiles<X509Certificate2>([certificateFile, keyFile], static texts => Usable(X509Certificate2.CreateFromPem(texts[0], texts[1])), time, static _ => { });
        return () => files.Value;
    }

    /// <summary>The authorities of a file, read again when it changes.</summary>
    public static Func<X509Certificate2Collection> FollowAuthorities(string file, TimeProvider time)
    {
        var followed = new FollowedFiles<X509Certificate2Collection>(
            [file],
            static texts =>
            {
                var authorities = new X509Certificate2Collection();
                authorities.ImportFromPem(texts[0]);
                return authorities;
            },
            time,
            static _ => { });
        return () => followed.Value;
    }

    /// <summary>Loads the self-signed certificate, or makes a new one when there is none, it is near its end or the addresses changed.</summary>
    public static X509Certificate2 SelfSigned(string directory, string nodeName, ValueList<string> addresses, TimeProvider time)
    {
        var certificateFile = Path.Combine(directory, "kubelet.crt");
        var keyFile = Path.Combine(directory, "kubelet.key");
        var now = time.GetUtcNow();
        if (File.Exists(certificateFile) && File.Exists(keyFile))
        {
            var known = X509Certificate2.CreateFromPemFile(certificateFile, keyFile);
            if (known.NotAfter.ToUniversalTime() - now.UtcDateTime > Life / 10 && addresses.All(a => known.MatchesHostname(a)))
            {
                return Usable(known);
            }

            known.Dispose();
        }

        Directory.CreateDirectory(directory);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = Make(key, nodeName, addresses, now);
        WritePrivate(keyFile, key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(certificateFile, made.ExportCertificatePem());
        return Usable(made);
    }

    private static X509Certificate2 Make(ECDsa key, string nodeName, ValueList<string> addresses, DateTimeOffset now)
    {
        var request = new CertificateRequest($"CN={nodeName}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(nodeName);
        foreach (var address in addresses)
        {
            names.AddIpAddress(IPAddress.Parse(address));
        }

        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        return request.CreateSelfSigned(now - TimeSpan.FromHours(1), now + Life);
    }

    private static void WritePrivate(string file, string text)
    {
        File.Delete(file);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using var writer = new StreamWriter(file, options);
        writer.Write(text);
    }

    // Keys that came from PEM are ephemeral, and TLS on some platforms wants them persisted.
    private static X509Certificate2 Usable(X509Certificate2 certificate) =>
        X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
}
