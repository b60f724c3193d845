using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Authentication;

/// <summary>
/// Knows users by their TLS client certificate: the common name is the user, each organization a group. The certificate must chain to the
/// given authority, be valid now, and be meant for client authentication.
/// </summary>
public sealed class ClientCertificateAuthenticator(X509Certificate2 authority, TimeProvider time) : IAuthenticator
{
    private const string CommonName = "2.5.4.3";
    private const string Organization = "2.5.4.10";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    /// <inheritdoc/>
    public ValueTask<AuthenticationResult> Authenticate(HttpContext context, CancellationToken cancellationToken) =>
        new(context.Connection.ClientCertificate is { } certificate ? Check(certificate) : default);

    private AuthenticationResult Check(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = time.GetUtcNow().UtcDateTime;
        chain.ChainPolicy.ApplicationPolicy.Add(new System.Security.Cryptography.Oid(ClientAuthentication));
        if (!chain.Build(certificate))
        {
            return new(null, "x509: certificate signed by unknown authority or not valid");
        }

        var name = "";
        var groups = new List<string>();
        foreach (var part in certificate.SubjectName.EnumerateRelativeDistinguishedNames(reversed: false))
        {
            if (part.HasMultipleElements)
            {
                continue;
            }

            switch (part.GetSingleElementType().Value)
            {
                case CommonName:
                    name = part.GetSingleElementValue() ?? "";
                    break;
                case Organization:
                    groups.Add(part.GetSingleElementValue() ?? "");
                    break;
            }
        }

        return name.Length == 0
            ? new(null, "x509: subject has no common name")
            : new(new UserInfo(name) { Groups = groups.Append("system:authenticated").ToValueList() });
    }
}
