using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Dotnetes.ApiServer.Admission.Plugins.Certificates;

/// <summary>For whom a certificate is requested.</summary>
/// <param name="CommonName">The common name; empty when there is none.</param>
/// <param name="Organizations">The organizations.</param>
internal sealed record RequestSubject(string CommonName, ValueList<string> Organizations)
{
    private const string Label = "CERTIFICATE REQUEST";
    private const string CommonNameOid = "2.5.4.3";
    private const string OrganizationOid = "2.5.4.10";

    /// <summary>Reads the subject of a PKCS #10 request in PEM (RFC 2986, RFC 7468); null and why when it cannot be read.</summary>
    public static RequestSubject? Read(ByteString pem, out string error)
    {
        error = "PEM block type must be CERTIFICATE REQUEST";
        var text = Encoding.ASCII.GetString(pem.Span);
        if (!PemEncoding.TryFind(text, out var fields) || !text.AsSpan()[fields.Label].SequenceEqual(Label))
        {
            return null;
        }

        try
        {
            // Whether the signature is good is for the signer to judge.
            var request = CertificateRequest.LoadSigningRequestPem(
                text,
                HashAlgorithmName.SHA256,
                CertificateRequestLoadOptions.SkipSignatureValidation | CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions,
                RSASignaturePadding.Pkcs1);
            error = "";
            return Of(request.SubjectName);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or NotSupportedException)
        {
            error = $"x509: {e.Message}";
            return null;
        }
    }

    private static RequestSubject Of(X500DistinguishedName name)
    {
        var (commonName, organizations) = ("", default(ValueListBuilder<string>));
        foreach (var part in name.EnumerateRelativeDistinguishedNames(reversed: false))
        {
            if (part.HasMultipleElements)
            {
                // Nobody writes names so; taking them apart is not worth it.
                throw new CryptographicException("a relative distinguished name with several values");
            }

            var value = part.GetSingleElementValue() ?? "";
            switch (part.GetSingleElementType().Value)
            {
                case CommonNameOid:
                    commonName = value;
                    break;
                case OrganizationOid:
                    organizations.Add(value);
                    break;
                default:
                    break;
            }
        }

        return new(commonName, organizations.ToList());
    }
}
