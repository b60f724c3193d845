using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Dotnetes.ApiServer.Authentication;

/// <summary>Judges client certificates.</summary>
internal static class ClientCertificates
{
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    private const string CommonName = "2.5.4.3";
    private const string Organization = "2.5.4.10";

    /// <summary>Whether a certificate chains to one of some authorities, is valid now and meant for clients.</summary>
    public static bool IsTrusted(X509Certificate2 certificate, X509Certificate2Collection authorities, TimeProvider time)
    {
        if (authorities.Count == 0)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = time.GetUtcNow().UtcDateTime;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ClientAuthentication));
        try
        {
            return chain.Build(certificate);
        }
        catch (CryptographicException)
        {
            // So malformed that the library gives up on it.
            return false;
        }
    }

    /// <summary>The common name of the subject, empty when it has none, and its organizations; null for a subject that cannot be read.</summary>
    public static (string CommonName, ValueList<string> Organizations)? SubjectOf(X509Certificate2 certificate)
    {
        var name = "";
        var organizations = new List<string>();
        try
        {
            foreach (var part in certificate.SubjectName.EnumerateRelativeDistinguishedNames(reversed: false))
            {
                switch (part.HasMultipleElements ? null : part.GetSingleElementType().Value)
                {
                    case CommonName:
                        name = part.GetSingleElementValue() ?? "";
                        break;
                    case Organization:
                        organizations.Add(part.GetSingleElementValue() ?? "");
                        break;
                }
            }
        }
        catch (CryptographicException)
        {
            return null;
        }

        return (name, organizations.ToValueList());
    }
}
