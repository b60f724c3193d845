namespace Dotnetes.Api.Storage.V1Beta1;

/// <summary>Lists the CSI drivers registered on a node and what they report about it.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1beta1.CSINode", TypeMeta = true)]
[Kind("storage.k8s.io", "v1beta1", "CSINode")]
public sealed partial record CsiNode
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("spec", 2, Required = true, Default = "{}")]
    public CsiNodeSpec Spec { get; init; } = CsiNodeSpec.Empty;
}

/// <summary>The CSI drivers installed on the node.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1beta1.CSINodeSpec")]
public sealed partial record CsiNodeSpec
{
    [Field("drivers", 1, Omit = Omit.Never, Required = true, List = "map", Keys = "name", Patch = "merge", MergeKey = "name")]
    public ValueList<CsiNodeDriver> Drivers { get; init; }
}

/// <summary>A list of CSINode objects.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1beta1.CSINodeList", TypeMeta = true)]
[Kind("storage.k8s.io", "v1beta1", "CSINodeList")]
public sealed partial record CsiNodeList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<CsiNode> Items { get; init; }
}
