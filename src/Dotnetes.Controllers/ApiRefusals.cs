using Dotnetes.Client;

namespace Dotnetes.Controllers;

/// <summary>Questions about refusals that several controllers treat alike.</summary>
public static class ApiRefusals
{
    private const string NamespaceTerminating = "NamespaceTerminating";

    /// <summary>Whether a creation was refused because the namespace is going away: trying again is no use.</summary>
    public static bool IsNamespaceTerminating(Exception exception) =>
        exception is KubeApiException e
        && (e.Status.Details?.Causes.Any(c => c.Reason == NamespaceTerminating) == true || e.Message.Contains("because it is being terminated", StringComparison.Ordinal));

    /// <summary>Whether a creation was refused because its namespace does not exist.</summary>
    public static bool IsNamespaceGone(Exception exception) =>
        exception is KubeApiException { IsNotFound: true, Status.Details.Kind: "namespaces" };
}
