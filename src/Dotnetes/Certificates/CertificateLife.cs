using System.Security.Cryptography.X509Certificates;

namespace Dotnetes.Certificates;

/// <summary>When certificates are renewed and when people are warned.</summary>
public static class CertificateLife
{
    /// <summary>With less than this left, people are warned and <c>dotnetes certs check</c> fails. What renews itself never comes near it.</summary>
    public static readonly TimeSpan Warning = TimeSpan.FromDays(30);

    /// <summary>Authorities are changed by hand and on all machines, so people are warned earlier.</summary>
    public static readonly TimeSpan AuthorityWarning = TimeSpan.FromDays(180);

    /// <summary>When a certificate is renewed: after two thirds of its life.</summary>
    public static DateTimeOffset RenewAt(X509Certificate2 certificate)
    {
        var (from, to) = (new DateTimeOffset(certificate.NotBefore.ToUniversalTime()), End(certificate));
        return from + ((to - from) * 2 / 3);
    }

    /// <summary>When a certificate ends.</summary>
    public static DateTimeOffset End(X509Certificate2 certificate) => new(certificate.NotAfter.ToUniversalTime());
}
