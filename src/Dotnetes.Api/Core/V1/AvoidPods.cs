namespace Dotnetes.Api.Core.V1;

/// <summary>Former annotation content with pods that should rather not be placed on a node.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.AvoidPods")]
public sealed partial record AvoidPods
{
    /// <summary>Entries with pods to avoid, at most one per pod controller.</summary>
    [Field("preferAvoidPods", 1, List = "atomic")]
    public ValueList<PreferAvoidPodsEntry> PreferAvoidPods { get; init; }
}
