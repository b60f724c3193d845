using Dotnetes.Client;

namespace Dotnetes.Controllers;

/// <summary>Questions about refusals that several controllers treat alike.</summary>
public static class ApiRefusals
{
    /// <summary>Whether a creation was refused because the namespace is going away: trying again is no use.</summary>
    public static bool IsNamespaceTerminating(Exception exception) => exception is KubeApiException { IsNamespaceTerminating: true };

    /// <summary>Whether a creation was refused because its namespace does not exist.</summary>
    public static bool IsNamespaceGone(Exception exception) =>
        exception is KubeApiException { IsNotFound: true, Status.Details.Kind: "namespaces" };
}
