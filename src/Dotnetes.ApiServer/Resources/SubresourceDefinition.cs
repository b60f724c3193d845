namespace Dotnetes.ApiServer.Resources;

/// <summary>A subresource.</summary>
/// <param name="Name">The name, such as <c>status</c>.</param>
/// <param name="ApiVersion">The apiVersion of its kind; empty when it is the parent's.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Verbs">Its verbs.</param>
public sealed record SubresourceDefinition(string Name, string ApiVersion, string Kind, params IReadOnlyList<string> Verbs)
{
    /// <summary>The status of a kind.</summary>
    public static SubresourceDefinition Status(string kind) => new("status", "", kind, "get", "patch", "update");

    /// <summary>The scale of a kind that has replicas.</summary>
    public static SubresourceDefinition Scale { get; } = new("scale", "autoscaling/v1", "Scale", "get", "patch", "update");
}
