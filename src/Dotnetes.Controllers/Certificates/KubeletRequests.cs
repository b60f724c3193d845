using Dotnetes.Api.Certificates.V1;

namespace Dotnetes.Controllers.Certificates;

/// <summary>Which requests signers take. Every check gives null when all is well, or what is wrong.</summary>
internal static class KubeletRequests
{
    /// <summary>What the names of nodes as users start with.</summary>
    public const string NodePrefix = "system:node:";

    private const string NodeGroup = "system:nodes";

    /// <summary>Checks a request for the certificate by which a kubelet speaks to the API server.</summary>
    public static string? CheckClient(SigningRequest request, ValueList<string> usages)
    {
        if (request.Organizations is not [NodeGroup])
        {
            return "subject organization is not system:nodes";
        }

        if (request.HasDnsNames)
        {
            return "DNS subjectAltNames are not allowed";
        }

        if (request.HasEmails)
        {
            return "Email subjectAltNames are not allowed";
        }

        if (request.HasAddresses)
        {
            return "IP subjectAltNames are not allowed";
        }

        if (request.HasUris)
        {
            return "URI subjectAltNames are not allowed";
        }

        return !HasNodeName(request) ? "subject common name does not begin with system:node:" : CheckUsages(usages, KeyUsage.ClientAuth);
    }

    /// <summary>Checks a request for the certificate with which a kubelet serves.</summary>
    public static string? CheckServing(SigningRequest request, ValueList<string> usages)
    {
        if (request.Organizations is not [NodeGroup])
        {
            return "subject organization is not system:nodes";
        }

        if (!request.HasDnsNames && !request.HasAddresses)
        {
            return "DNS or IP subjectAltName is required";
        }

        if (request.HasEmails)
        {
            return "Email subjectAltNames are not allowed";
        }

        if (request.HasUris)
        {
            return "URI subjectAltNames are not allowed";
        }

        return CheckUsages(usages, KeyUsage.ServerAuth) ?? (HasNodeName(request) ? null : "subject common name does not begin with system:node:");
    }

    /// <summary>Checks the usages of a certificate for a user of the API server.</summary>
    public static string? CheckApiServerClient(ValueList<string> usages)
    {
        foreach (var usage in usages)
        {
            if (usage is not (KeyUsage.DigitalSignature or KeyUsage.KeyEncipherment or KeyUsage.ClientAuth))
            {
                return $"invalid usage for client certificate: {usage}";
            }
        }

        return usages.Contains(KeyUsage.ClientAuth) ? null : $"missing required usage for client certificate: {KeyUsage.ClientAuth}";
    }

    private static bool HasNodeName(SigningRequest request) => request.CommonName.StartsWith(NodePrefix, StringComparison.Ordinal);

    // Key encipherment is for RSA keys only.
    private static string? CheckUsages(ValueList<string> usages, string purpose)
    {
        var given = usages.ToHashSet(StringComparer.Ordinal);
        given.Remove(KeyUsage.KeyEncipherment);
        return given.SetEquals([KeyUsage.DigitalSignature, purpose])
            ? null
            : $"usages did not match [{string.Join(' ', new[] { KeyUsage.DigitalSignature, KeyUsage.KeyEncipherment, purpose }.Order(StringComparer.Ordinal))}]";
    }
}
