using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Dotnetes.Certificates;

/// <summary>A certificate authority of the cluster: an ECDSA P-256 key and its self-signed certificate.</summary>
public sealed class CertificateAuthority : IDisposable
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    private static readonly TimeSpan s_authorityLifetime = TimeSpan.FromDays(3650);
    private static readonly TimeSpan s_leafLifetime = TimeSpan.FromDays(365);
    private static readonly TimeSpan s_clockTolerance = TimeSpan.FromMinutes(5);

    private readonly TimeProvider _time;

    private CertificateAuthority(X509Certificate2 certificate, TimeProvider time)
    {
        Certificate = certificate;
        _time = time;
    }

    /// <summary>The certificate with its key.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>The certificate as PEM.</summary>
    public string Pem => Certificate.ExportCertificatePem();

    /// <summary>Makes a new authority, valid for ten years.</summary>
    public static CertificateAuthority Create(string name, TimeProvider time)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign | X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        var now = time.GetUtcNow();
        return new(request.CreateSelfSigned(now - s_clockTolerance, now + s_authorityLifetime), time);
    }

    /// <summary>Loads an authority from its two PEM files, or makes it and writes them (the key readable by its owner only).</summary>
    /// <exception cref="CryptographicException">The files do not hold a certificate and its key.</exception>
    public static CertificateAuthority LoadOrCreate(string folder, string name, string subject, TimeProvider time)
    {
        var (certificatePath, keyPath) = (Path.Combine(folder, name + ".crt"), Path.Combine(folder, name + ".key"));
        if (File.Exists(certificatePath) && File.Exists(keyPath))
        {
            return new(X509Certificate2.CreateFromPemFile(certificatePath, keyPath), time);
        }

        Directory.CreateDirectory(folder);
        var authority = Create(subject, time);
        PrivateFile.Write(keyPath, KeyPem(authority.Certificate));
        File.WriteAllText(certificatePath, authority.Pem);
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

        return Issue(new X500DistinguishedName($"CN={commonName}"), ServerAuthentication, names);
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
        return Issue(subject.Build(), ClientAuthentication, null);
    }

    /// <summary>The key of a certificate as PEM.</summary>
    public static string KeyPem(X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPrivateKey() ?? throw new CryptographicException("the certificate has no ECDSA key");
        return key.ExportECPrivateKeyPem();
    }

    /// <inheritdoc/>
    public void Dispose() => Certificate.Dispose();

    private X509Certificate2 Issue(X500DistinguishedName subject, string usage, SubjectAlternativeNameBuilder? names)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Certificate, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        if (names is not null)
        {
            request.CertificateExtensions.Add(names.Build());
        }

        var now = _time.GetUtcNow();
        using var issued = request.Create(Certificate, now - s_clockTolerance, now + s_leafLifetime, RandomNumberGenerator.GetBytes(16));
        using var withKey = issued.CopyWithPrivateKey(key);

        // TLS on some platforms needs a key that was loaded, not one that was made in memory.
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }
}
