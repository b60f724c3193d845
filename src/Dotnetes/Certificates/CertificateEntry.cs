using System.Security.Cryptography.X509Certificates;

namespace Dotnetes.Certificates;

/// <summary>A certificate of the cluster as people see it.</summary>
/// <param name="Name">Where it is: the file below the data directory, without its ending.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Issuer">The common name of the authority.</param>
/// <param name="NotBefore">Its first moment.</param>
/// <param name="NotAfter">Its last moment.</param>
/// <param name="IsAuthority">Whether it is an authority itself.</param>
public sealed record CertificateEntry(string Name, string Subject, string Issuer, DateTimeOffset NotBefore, DateTimeOffset NotAfter, bool IsAuthority)
{
    /// <summary>Describes a certificate.</summary>
    public static CertificateEntry Of(string name, X509Certificate2 certificate) => new(
        name,
        certificate.Subject,
        certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true),
        new DateTimeOffset(certificate.NotBefore.ToUniversalTime()),
        CertificateLife.End(certificate),
        certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(e => e.CertificateAuthority));

    /// <summary>Whether people should be warned by now.</summary>
    public bool IsNearItsEnd(DateTimeOffset now) => NotAfter - now < (IsAuthority ? CertificateLife.AuthorityWarning : CertificateLife.Warning);
}
