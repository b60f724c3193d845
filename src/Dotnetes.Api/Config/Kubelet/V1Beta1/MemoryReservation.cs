namespace Dotnetes.Api.Config.Kubelet.V1Beta1;

/// <summary>Memory set aside for the system on one NUMA node.</summary>
[ApiType(OpenApi = "io.k8s.kubelet.config.v1beta1.MemoryReservation", Proto = false)]
public sealed partial record MemoryReservation
{
    /// <summary>Number of the NUMA node the memory is set aside on.</summary>
    [Field("numaNode", Omit = Omit.Never, Required = true, Default = "0")]
    public int NumaNode { get; init; }

    /// <summary>Amounts set aside, by memory type such as memory or a huge page size.</summary>
    [Field("limits", Omit = Omit.Never, Required = true)]
    public ValueMap<Quantity> Limits { get; init; }
}
