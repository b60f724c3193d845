namespace Dotnetes.Api.Storage.V1;

/// <summary>Facts about one CSI driver on one node.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1.CSINodeDriver")]
public sealed partial record CsiNodeDriver
{
    /// <summary>Name of the driver as reported by itself; matches the CSIDriver object.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Identifier the driver uses for this node, which may differ from the Kubernetes node name.</summary>
    [Field("nodeID", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string NodeID { get; init; } = "";

    /// <summary>Label keys the driver uses for placement, such as a zone key; empty if it ignores topology.</summary>
    [Field("topologyKeys", 3, Omit = Omit.Never, List = "atomic")]
    public ValueList<string> TopologyKeys { get; init; }

    /// <summary>How many volumes of this driver the node can take.</summary>
    [Field("allocatable", 4)]
    public VolumeNodeResources? Allocatable { get; init; }
}
