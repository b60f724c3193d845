namespace Dotnetes.Api.Core.V1;

/// <summary>Whether traffic from inside the cluster goes to all endpoints or only to those on the same node.</summary>
public static class ServiceInternalTrafficPolicy
{
    /// <summary>The value <c>Cluster</c>.</summary>
    public const string Cluster = "Cluster";

    /// <summary>The value <c>Local</c>.</summary>
    public const string Local = "Local";
}
