using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Dotnetes.Tests.Shared;

/// <summary>A throw-away authority with certificates for a server on loopback and for a client.</summary>
internal sealed class Certificates
{
    private static readonly DateTimeOffset NotBefore = DateTimeOffset.UtcNow.AddDays(-1);
    private static readonly DateTimeOffset NotAfter = DateTimeOffset.UtcNow.AddDays(10);

    private readonly X509Certificate2 _authority;
    private byte _serial;

    public Certificates()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        _authority = request.CreateSelfSigned(NotBefore, NotAfter);
        Server = Issue("CN=server", "1.3.6.1.5.5.7.3.1", request =>
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName("server.test");
            names.AddIpAddress(IPAddress.Loopback);
            request.CertificateExtensions.Add(names.Build());
        });
        Client = Issue("CN=alice", "1.3.6.1.5.5.7.3.2", _ => { });
    }

    public X509Certificate2Collection Authorities => [_authority];

    public X509Certificate2 Server { get; }

    public X509Certificate2 Client { get; }

    private X509Certificate2 Issue(string subject, string usage, Action<CertificateRequest> extend)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        extend(request);
        using var issued = request.Create(_authority, NotBefore, NotAfter, [++_serial]);
        return issued.CopyWithPrivateKey(key);
    }
}
