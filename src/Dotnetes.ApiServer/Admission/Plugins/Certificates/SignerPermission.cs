using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Authorization;

namespace Dotnetes.ApiServer.Admission.Plugins.Certificates;

/// <summary>Permissions on signers, which are no objects but names in rules.</summary>
internal static class SignerPermission
{
    /// <summary>Whether a user may do something with a signer, or with all signers of its domain.</summary>
    public static async ValueTask<bool> IsGranted(AdmissionServices services, UserInfo user, string verb, string signer, CancellationToken cancellationToken)
    {
        if (await IsAllowed(signer))
        {
            return true;
        }

        var slash = signer.IndexOf('/', StringComparison.Ordinal);
        return await IsAllowed((slash < 0 ? signer : signer[..slash]) + "/*");

        async ValueTask<bool> IsAllowed(string name)
        {
            var attributes = new AuthorizationAttributes
            {
                User = user,
                Verb = verb,
                IsResource = true,
                Group = "certificates.k8s.io",
                Version = "*",
                Resource = "signers",
                Name = name,
            };
            return await services.IsAllowed(attributes, cancellationToken);
        }
    }
}
