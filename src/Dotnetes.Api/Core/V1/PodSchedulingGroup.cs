namespace Dotnetes.Api.Core.V1;

/// <summary>Connects a pod with others that are scheduled together.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PodSchedulingGroup")]
public sealed partial record PodSchedulingGroup
{
    /// <summary>Name of the PodGroup in the same namespace to which the pod belongs.</summary>
    [Field("podGroupName", 1)]
    public string? PodGroupName { get; init; }
}
