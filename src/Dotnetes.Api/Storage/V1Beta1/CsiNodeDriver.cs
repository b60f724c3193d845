namespace Dotnetes.Api.Storage.V1Beta1;

/// <summary>One CSI driver on a node: its node identifier, topology keys and limits.</summary>
[ApiType(OpenApi = "io.k8s.api.storage.v1beta1.CSINodeDriver")]
public sealed partial record CsiNodeDriver
{
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    [Field("nodeID", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string NodeID { get; init; } = "";

    [Field("topologyKeys", 3, Omit = Omit.Never, List = "atomic")]
    public ValueList<string> TopologyKeys { get; init; }

    [Field("allocatable", 4)]
    public VolumeNodeResources? Allocatable { get; init; }
}
