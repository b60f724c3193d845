namespace Dotnetes.Api.Policy.V1;

/// <summary>Asks for a pod to be removed politely, subject to disruption budgets; created on the pod's eviction subresource.</summary>
[ApiType(OpenApi = "io.k8s.api.policy.v1.Eviction", TypeMeta = true)]
[Kind("policy", "v1", "Eviction", Namespaced = true)]
public sealed partial record Eviction
{
    /// <summary>Names the pod to evict and its namespace.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>Options for deleting the pod once the eviction is granted, for example the grace period or a dry run.</summary>
    [Field("deleteOptions", 2)]
    public Meta.V1.DeleteOptions? DeleteOptions { get; init; }
}
