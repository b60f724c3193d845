namespace Dotnetes.Api.Core.V1;

/// <summary>Bounds and defaults for the resources of pods and claims created in a namespace.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.LimitRange", TypeMeta = true)]
[Kind("", "v1", "LimitRange", Plural = "limitranges", Namespaced = true)]
public sealed partial record LimitRange
{
    /// <summary>Identity and bookkeeping of the object: name, namespace, labels, annotations, owners and version information.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The bounds and defaults to be enforced.</summary>
    [Field("spec", 2, Default = "{}")]
    public LimitRangeSpec Spec { get; init; } = LimitRangeSpec.Empty;
}

/// <summary>The bounds that are enforced in a namespace.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.LimitRangeSpec")]
public sealed partial record LimitRangeSpec
{
    /// <summary>Items with bounds and defaults, all of which are enforced.</summary>
    [Field("limits", 1, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<LimitRangeItem> Limits { get; init; }
}

/// <summary>A list of LimitRange objects.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.LimitRangeList", TypeMeta = true)]
[Kind("", "v1", "LimitRangeList")]
public sealed partial record LimitRangeList
{
    /// <summary>Bookkeeping of the list: the resource version it reflects and the token for reading the next page.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The LimitRange objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<LimitRange> Items { get; init; }
}
