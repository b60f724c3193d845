namespace Dotnetes.Api.Storage.V1;

/// <summary>Lists the CSI drivers that run on a node; the name equals the node name.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1.CSINode", TypeMeta = true)]
[Kind("storage.k8s.io", "v1", "CSINode", Plural = "csinodes")]
public sealed partial record CsiNode
{
    /// <summary>Standard object metadata, such as the unique name, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The drivers present on the node.</summary>
    [Field("spec", 2, Required = true, Default = "{}")]
    public CsiNodeSpec Spec { get; init; } = CsiNodeSpec.Empty;
}

/// <summary>The CSI drivers registered on one node.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1.CSINodeSpec")]
public sealed partial record CsiNodeSpec
{
    /// <summary>One entry per driver; removed from the list when a driver is uninstalled.</summary>
    [Field("drivers", 1, Omit = Omit.Never, Required = true, List = "map", Keys = "name", Patch = "merge", MergeKey = "name")]
    public ValueList<CsiNodeDriver> Drivers { get; init; }
}

/// <summary>A list of CSINode objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1.CSINodeList", TypeMeta = true)]
[Kind("storage.k8s.io", "v1", "CSINodeList")]
public sealed partial record CsiNodeList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The CSINode objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<CsiNode> Items { get; init; }
}
