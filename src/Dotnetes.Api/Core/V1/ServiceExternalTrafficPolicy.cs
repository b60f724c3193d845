namespace Dotnetes.Api.Core.V1;

/// <summary>Whether traffic from outside goes to all endpoints or only to those on the receiving node.</summary>
public static class ServiceExternalTrafficPolicy
{
    /// <summary>The value <c>Cluster</c>.</summary>
    public const string Cluster = "Cluster";

    /// <summary>The value <c>Local</c>.</summary>
    public const string Local = "Local";
}
