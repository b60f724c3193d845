using Dotnetes.ApiServer.Resources;

namespace Dotnetes.ApiServer.Pipeline;

/// <summary>The verbs that the paths of one resource take; found out once, as every request asks for them.</summary>
/// <param name="definition">The resource.</param>
internal sealed class RouteVerbs(ResourceDefinition definition)
{
    private static readonly string[] s_watch = ["watch"];

    /// <summary>Those of one object.</summary>
    public IReadOnlyList<string> Item { get; } = [.. new[] { "get", "update", "patch", "delete" }.Intersect(definition.Verbs)];

    /// <summary>Those of the collection, in a namespace or of things that have none.</summary>
    public IReadOnlyList<string> Collection { get; } = [.. new[] { "list", "create", "deletecollection", "watch" }.Intersect(definition.Verbs)];

    /// <summary>Those of namespaced things over all namespaces: they are only listed and watched.</summary>
    public IReadOnlyList<string> Everywhere { get; } = [.. new[] { "list", "watch" }.Intersect(definition.Verbs)];

    /// <summary>Those of the old form of watches.</summary>
    public IReadOnlyList<string> OldWatch { get; } = definition.Verbs.Contains("watch") ? s_watch : [];
}
