namespace Dotnetes.Api.Config.Kuberc.V1Beta1;

/// <summary>Whether kubectl may run all credential plugins, none, or only those on the allowlist.</summary>
public static class CredentialPluginPolicy
{
    /// <summary>The value <c>AllowAll</c>.</summary>
    public const string AllowAll = "AllowAll";

    /// <summary>The value <c>DenyAll</c>.</summary>
    public const string DenyAll = "DenyAll";

    /// <summary>The value <c>Allowlist</c>.</summary>
    public const string Allowlist = "Allowlist";
}
