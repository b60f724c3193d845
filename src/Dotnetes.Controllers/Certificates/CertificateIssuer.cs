using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Dotnetes.Controllers.Certificates;

/// <summary>Issues certificates by an authority: the subject, key and names of a request, with the usages that it asked for and nothing else.</summary>
internal static class CertificateIssuer
{
    private const int SerialBytes = 16;

    // Clocks differ; a certificate must not seem to be from the future.
    private static readonly TimeSpan s_backdate = TimeSpan.FromMinutes(5);

    // Below this the time before now is not taken off the end: it would be a sizeable part of the whole.
    private static readonly TimeSpan s_short = TimeSpan.FromHours(8);

    private static readonly TimeSpan s_shortest = TimeSpan.FromMinutes(10);

    /// <summary>How long a certificate will be good: as long as asked for, within limits.</summary>
    public static TimeSpan Lifetime(int? expirationSeconds, TimeSpan longest)
    {
        if (expirationSeconds is not { } seconds)
        {
            return longest;
        }

        var wanted = TimeSpan.FromSeconds(seconds);
        return wanted > longest ? longest : wanted < s_shortest ? s_shortest : wanted;
    }

    /// <summary>Issues a certificate, as PEM.</summary>
    /// <exception cref="CryptographicException">The authority has expired, or a usage is unknown.</exception>
    public static string Issue(SigningRequest request, ValueList<string> usages, TimeSpan lifetime, X509Certificate2 authority, DateTimeOffset now)
    {
        var (flags, purposes) = KeyUsages.Parse(usages);
        var limit = new DateTimeOffset(authority.NotAfter.ToUniversalTime(), TimeSpan.Zero);
        if (now >= limit)
        {
            throw new CryptographicException($"refusing to sign a certificate that expired in the past: NotAfter={limit:O}");
        }

        var end = now + lifetime - (lifetime < s_short ? TimeSpan.Zero : s_backdate);
        var template = new CertificateRequest(request.Subject, request.PublicKey, HashAlgorithmName.SHA256);
        if (flags != X509KeyUsageFlags.None)
        {
            template.CertificateExtensions.Add(new X509KeyUsageExtension(flags, critical: true));
        }

        if (purposes.Count > 0)
        {
            var oids = new OidCollection();
            foreach (var purpose in purposes)
            {
                oids.Add(new Oid(purpose));
            }

            template.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(oids, critical: false));
        }

        template.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        if (authority.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Any())
        {
            template.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        }

        if (request.AlternativeNames() is { } names)
        {
            template.CertificateExtensions.Add(names);
        }

        return Sign(template, authority, now - s_backdate, end < limit ? end : limit);
    }

    private static string Sign(CertificateRequest template, X509Certificate2 authority, DateTimeOffset from, DateTimeOffset to)
    {
        using var ecdsa = authority.GetECDsaPrivateKey();
        using var rsa = ecdsa is null ? authority.GetRSAPrivateKey() : null;
        var generator = ecdsa is not null
            ? X509SignatureGenerator.CreateForECDsa(ecdsa)
            : rsa is not null ? X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1) : throw new CryptographicException("the authority has neither an ECDSA nor an RSA key");
        using var certificate = template.Create(authority.SubjectName, generator, from, to, RandomNumberGenerator.GetBytes(SerialBytes));
        return certificate.ExportCertificatePem() + "\n";
    }
}
