namespace Dotnetes.Api.Core.V1;

/// <summary>One reason for holding back the scheduling of a pod.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PodSchedulingGate")]
public sealed partial record PodSchedulingGate
{
    /// <summary>Name of the gate, unique within the pod.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";
}
