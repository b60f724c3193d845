namespace Dotnetes.ApiServer.Authentication.ServiceAccounts;

/// <summary>The claims of tokens of secrets.</summary>
internal static class LegacyClaims
{
    /// <summary>The namespace.</summary>
    public const string Namespace = "kubernetes.io/serviceaccount/namespace";

    /// <summary>The name of the secret that holds the token.</summary>
    public const string SecretName = "kubernetes.io/serviceaccount/secret.name";

    /// <summary>The name of the account.</summary>
    public const string AccountName = "kubernetes.io/serviceaccount/service-account.name";

    /// <summary>The uid of the account.</summary>
    public const string AccountUid = "kubernetes.io/serviceaccount/service-account.uid";
}
