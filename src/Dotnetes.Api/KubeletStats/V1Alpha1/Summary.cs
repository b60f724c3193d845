namespace Dotnetes.Api.KubeletStats.V1Alpha1;

/// <summary>Resource statistics of a node and all its pods, as served by the kubelet.</summary>
[ApiType(Proto = false)]
public sealed partial record Summary
{
    [Field("node", Required = true)]
    public NodeStats Node { get; init; } = NodeStats.Empty;

    [Field("pods", Omit = Omit.Never, Required = true)]
    public ValueList<PodStats> Pods { get; init; }
}
