namespace Dotnetes.Api.Core.V1;

/// <summary>Carrier of the status of one pod, as used by the kubelet for stored pods.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PodStatusResult", TypeMeta = true)]
[Kind("", "v1", "PodStatusResult", Namespaced = true)]
public sealed partial record PodStatusResult
{
    /// <summary>Identity and bookkeeping of the object: name, namespace, labels, annotations, owners and version information.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>Observed state of the pod as last reported.</summary>
    [Field("status", 2, Default = "{}")]
    public PodStatus Status { get; init; } = PodStatus.Empty;
}
