using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Dotnetes.Certificates;

/// <summary>
/// A certificate authority of the cluster: the key and certificate that sign (ECDSA P-256 when it is ours), and the certificates that are trusted, which are
/// more than one while the authority is being changed.
/// </summary>
public sealed class CertificateAuthority : IDisposable
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    private static readonly TimeSpan s_authorityLifetime = TimeSpan.FromDays(3650);
    private static readonly TimeSpan s_leafLifetime = TimeSpan.FromDays(365);
    private static readonly TimeSpan s_clockTolerance = TimeSpan.FromMinutes(5);

    private readonly TimeProvider _time;

    private CertificateAuthority(X509Certificate2 certificate, X509Certificate2Collection bundle, TimeProvider time)
    {
        Certificate = certificate;
        Bundle = bundle;
        _time = time;
        Pem = string.Concat(bundle.Select(c => c.ExportCertificatePem() + "\n"));
    }

    /// <summary>The certificate that signs, with its key.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>The certificates that are trusted; the one that signs is among them.</summary>
    public X509Certificate2Collection Bundle { get; }

    /// <summary>The certificates that are trusted as PEM.</summary>
    public string Pem { get; }

    /// <summary>Makes a new authority, valid for ten years.</summary>
    public static CertificateAuthority Create(string name, TimeProvider time)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign | X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        var now = time.GetUtcNow();
        var certificate = request.CreateSelfSigned(now - s_clockTolerance, now + s_authorityLifetime);
        return new(certificate, [certificate], time);
    }

    /// <summary>Reads an authority.</summary>
    /// <param name="bundlePem">The certificates that are trusted.</param>
    /// <param name="keyPem">The key of one of them, which is the one that signs.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="CryptographicException">There is no certificate, or none has the key.</exception>
    public static CertificateAuthority FromPem(string bundlePem, string keyPem, TimeProvider time)
    {
        var bundle = new X509Certificate2Collection();
        bundle.ImportFromPem(bundlePem);
        foreach (var candidate in bundle)
        {
            try
            {
                return new(X509Certificate2.CreateFromPem(candidate.ExportCertificatePem(), keyPem), bundle, time);
            }
            catch (Exception e) when (e is CryptographicException or ArgumentException)
            {
                // The key is that of another one.
            }
        }

        throw new CryptographicException($"none of the {bundle.Count} certificates of the authority has the key that stands beside it");
    }

    /// <summary>Loads an authority from its two PEM files, or makes it and writes them (the key readable by its owner only).</summary>
    /// <exception cref="CryptographicException">The files do not hold a certificate and its key, or there is only one of them.</exception>
    public static CertificateAuthority LoadOrCreate(string folder, string name, string subject, TimeProvider time)
    {
        var (certificatePath, keyPath) = (Path.Combine(folder, name + ".crt"), Path.Combine(folder, name + ".key"));
        if (File.Exists(certificatePath) && File.Exists(keyPath))
        {
            return FromPem(File.ReadAllText(certificatePath), File.ReadAllText(keyPath), time);
        }

        if (File.Exists(certificatePath))
        {
            throw new CryptographicException($"{certificatePath} is there but its key {keyPath} is not: put it back, or move the certificate away so that a new authority is made, which nobody trusts yet");
        }

        Directory.CreateDirectory(folder);
        var authority = Create(subject, time);
        PrivateFile.Write(keyPath, KeyPem(authority.Certificate));
        PublicFile.Write(certificatePath, authority.Pem);
        return authority;
    }

    /// <summary>Issues a serving certificate for DNS names and addresses.</summary>
    public X509Certificate2 IssueServer(string commonName, IEnumerable<string> dnsNames, IEnumerable<IPAddress> addresses)
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var name in dnsNames)
        {
            names.AddDnsName(name);
        }

        foreach (var address in addresses)
        {
            names.AddIpAddress(address);
        }

        return Issue(new X500DistinguishedName($"CN={commonName}"), [new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false), names.Build()]);
    }

    /// <summary>Issues a client certificate; the user name and groups are its subject.</summary>
    public X509Certificate2 IssueClient(string user, params ReadOnlySpan<string> groups)
    {
        var subject = new X500DistinguishedNameBuilder();
        foreach (var group in groups)
        {
            subject.AddOrganizationName(group);
        }

        subject.AddCommonName(user);
        return Issue(subject.Build(), [new X509EnhancedKeyUsageExtension([new Oid(ClientAuthentication)], critical: false)]);
    }

    /// <summary>Issues a certificate like another one: the same subject, names and usages, with a new key and a new life.</summary>
    public X509Certificate2 Renew(X509Certificate2 old) => Issue(
        old.SubjectName, old.Extensions.Where(e => e is X509EnhancedKeyUsageExtension or X509SubjectAlternativeNameExtension || e.Oid?.Value == "2.5.29.17"));

    /// <summary>Whether a certificate is signed by the one that signs now; whether it is valid is not asked.</summary>
    public bool HasIssued(X509Certificate2 certificate) => Signed(Certificate, certificate);

    /// <summary>Whether one certificate is signed by another; whether it is valid is not asked.</summary>
    public static bool Signed(X509Certificate2 issuer, X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(issuer);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid | X509VerificationFlags.IgnoreCtlNotTimeValid;
        return chain.Build(certificate);
    }

    /// <summary>The key of a certificate as PEM.</summary>
    /// <exception cref="CryptographicException">It has none.</exception>
    public static string KeyPem(X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPrivateKey();
        if (key is not null)
        {
            return key.ExportECPrivateKeyPem();
        }

        using var rsa = certificate.GetRSAPrivateKey();
        return rsa?.ExportPkcs8PrivateKeyPem() ?? throw new CryptographicException("the certificate has no key");
    }

    /// <summary>A certificate with its key in the form that TLS wants: on some platforms a key must have been loaded, not made or read from PEM.</summary>
    public static X509Certificate2 Usable(X509Certificate2 certificate) =>
        X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);

    /// <inheritdoc/>
    public void Dispose() => Certificate.Dispose();

    private X509Certificate2 Issue(X500DistinguishedName subject, IEnumerable<X509Extension> extensions)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Certificate, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        foreach (var extension in extensions)
        {
            request.CertificateExtensions.Add(extension);
        }

        var now = _time.GetUtcNow();

        // Nothing outlives what vouches for it.
        var end = new DateTimeOffset(Certificate.NotAfter.ToUniversalTime());
        using var issued = request.Create(
            Certificate.SubjectName, Generator(), now - s_clockTolerance, end < now + s_leafLifetime ? end : now + s_leafLifetime, RandomNumberGenerator.GetBytes(16));
        using var withKey = issued.CopyWithPrivateKey(key);
        return Usable(withKey);
    }

    // Authorities that kubeadm made have RSA keys.
    private X509SignatureGenerator Generator() => Certificate.GetECDsaPrivateKey() is { } key
        ? X509SignatureGenerator.CreateForECDsa(key)
        : X509SignatureGenerator.CreateForRSA(Certificate.GetRSAPrivateKey() ?? throw new CryptographicException("the authority has no key"), RSASignaturePadding.Pkcs1);
}
