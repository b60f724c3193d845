using Dotnetes.ApiServer.Resources;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.ApiServer.Registry;

/// <summary>A resource as discovery describes it, stored or not.</summary>
/// <param name="Info">The names of the kind.</param>
/// <param name="Singular">The singular name.</param>
/// <param name="Verbs">The verbs.</param>
internal sealed record DiscoveryRow(KindInfo Info, string Singular, IReadOnlyList<string> Verbs)
{
    /// <summary>The short names.</summary>
    public IReadOnlyList<string> ShortNames { get; init; } = [];

    /// <summary>The categories.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The subresources.</summary>
    public IReadOnlyList<SubresourceDefinition> Subresources { get; init; } = [];

    /// <summary>The version that is stored; empty when nothing is.</summary>
    public string StorageVersion { get; init; } = "";

    /// <summary>The description of a row of the table.</summary>
    public static DiscoveryRow Of(ResourceDefinition definition) => new(definition.Info, definition.Singular, definition.Verbs)
    {
        ShortNames = definition.ShortNames,
        Categories = definition.Categories,
        Subresources = definition.Subresources,
        StorageVersion = definition.StorageVersion,
    };

    /// <summary>The description of a resource that is not stored.</summary>
    public static DiscoveryRow Of(VirtualResource resource) => new(resource.Codec.Info, resource.Singular, resource.Verbs) { ShortNames = resource.ShortNames };
}
