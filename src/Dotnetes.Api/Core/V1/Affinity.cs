namespace Dotnetes.Api.Core.V1;

/// <summary>Scheduling preferences and constraints of a pod towards nodes and other pods.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.Affinity")]
public sealed partial record Affinity
{
    /// <summary>Rules about the nodes on which the pod may or should run.</summary>
    [Field("nodeAffinity", 1)]
    public NodeAffinity? NodeAffinity { get; init; }

    /// <summary>Rules that draw the pod close to certain other pods.</summary>
    [Field("podAffinity", 2)]
    public PodAffinity? PodAffinity { get; init; }

    /// <summary>Rules that keep the pod away from certain other pods.</summary>
    [Field("podAntiAffinity", 3)]
    public PodAntiAffinity? PodAntiAffinity { get; init; }
}
