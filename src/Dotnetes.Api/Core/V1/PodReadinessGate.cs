namespace Dotnetes.Api.Core.V1;

/// <summary>Names an additional condition that must be true for the pod to be ready.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PodReadinessGate")]
public sealed partial record PodReadinessGate
{
    /// <summary>Type of the condition in the status of the pod that is consulted.</summary>
    [Field("conditionType", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ConditionType { get; init; } = "";
}
