namespace Dotnetes.ApiServer.Authorization;

/// <summary>The authorizers by the names that flags and configuration files use.</summary>
public static class AuthorizationModes
{
    /// <summary>What kubelets need, and no more.</summary>
    public const string Node = "Node";

    /// <summary>Roles and bindings.</summary>
    public const string Rbac = "RBAC";

    /// <summary>A file of policies.</summary>
    public const string Abac = "ABAC";

    /// <summary>A remote service.</summary>
    public const string Webhook = "Webhook";

    /// <summary>Everything is allowed.</summary>
    public const string AlwaysAllow = "AlwaysAllow";

    /// <summary>Nothing is allowed.</summary>
    public const string AlwaysDeny = "AlwaysDeny";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [AlwaysAllow, AlwaysDeny, Abac, Webhook, Rbac, Node];
}
