using Dotnetes.Api.Core.V1;

namespace Dotnetes.Controllers.ServiceAccounts;

/// <summary>Secrets that hold tokens of service accounts.</summary>
internal static class TokenSecrets
{
    /// <summary>The type of such secrets.</summary>
    public const string Type = "kubernetes.io/service-account-token";

    /// <summary>Names the service account.</summary>
    public const string AccountName = "kubernetes.io/service-account.name";

    /// <summary>The uid of the service account.</summary>
    public const string AccountUid = "kubernetes.io/service-account.uid";

    /// <summary>Whether a secret is for a service account that is this one.</summary>
    public static bool IsFor(Secret secret, ServiceAccount account) =>
        secret.Metadata.Namespace == account.Metadata.Namespace
        && secret.Metadata.Annotations.GetValueOrDefault(AccountName) == account.Metadata.Name
        && secret.Metadata.Annotations.GetValueOrDefault(AccountUid, "") is var uid
        && (uid.Length == 0 || uid == account.Metadata.Uid);
}
