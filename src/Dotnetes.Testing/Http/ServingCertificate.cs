using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Dotnetes.Testing.Http;

/// <summary>A certificate for a listener on loopback, signed by itself.</summary>
internal sealed class ServingCertificate : IDisposable
{
    public ServingCertificate(TimeProvider time)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=dotnetes-test", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));

        // Clients of the listener live in real time, whatever the cluster's clock says.
        var now = time.GetUtcNow();
        var real = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned((now < real ? now : real).AddDays(-1), (now > real ? now : real).AddYears(1));
        Certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
        Pem = Certificate.ExportCertificatePem();
    }

    public X509Certificate2 Certificate { get; }

    public string Pem { get; }

    public void Dispose() => Certificate.Dispose();
}
