namespace Dotnetes.Api.Core.V1;

/// <summary>Constraints and preferences of a pod regarding nodes.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.NodeAffinity")]
public sealed partial record NodeAffinity
{
    /// <summary>Selector the node must satisfy at scheduling time; later label changes do not evict the pod.</summary>
    [Field("requiredDuringSchedulingIgnoredDuringExecution", 1)]
    public NodeSelector? RequiredDuringSchedulingIgnoredDuringExecution { get; init; }

    /// <summary>Weighted terms that raise the score of the nodes they match.</summary>
    [Field("preferredDuringSchedulingIgnoredDuringExecution", 2, List = "atomic")]
    public ValueList<PreferredSchedulingTerm> PreferredDuringSchedulingIgnoredDuringExecution { get; init; }
}
