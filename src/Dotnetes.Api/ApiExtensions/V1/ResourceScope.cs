namespace Dotnetes.Api.ApiExtensions.V1;

/// <summary>Whether objects of a resource belong to a namespace or to the whole cluster.</summary>
public static class ResourceScope
{
    /// <summary>The value <c>Cluster</c>.</summary>
    public const string Cluster = "Cluster";

    /// <summary>The value <c>Namespaced</c>.</summary>
    public const string Namespaced = "Namespaced";
}
