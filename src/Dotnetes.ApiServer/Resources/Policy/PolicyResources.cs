using Dotnetes.Api.Policy.V1;

namespace Dotnetes.ApiServer.Resources.Policy;

/// <summary>The resources of the policy group.</summary>
internal static class PolicyResources
{
    /// <summary>Makes the table; strategies that hold state are made anew.</summary>
    public static IEnumerable<ResourceDefinition> Create() =>
    [
        ResourceDefinition.Of(
            new StatusStrategy<PodDisruptionBudget, PodDisruptionBudgetSpec, PodDisruptionBudgetStatus>(v => v.Spec, (v, s) => v with { Spec = s }, v => v.Status, (v, s) => v with { Status = s }, PodDisruptionBudgetStatus.Empty),
            "poddisruptionbudget",
            "poddisruptionbudgets",
            shortNames: ["pdb"],
            subresources: [SubresourceDefinition.Status("PodDisruptionBudget")]),
    ];
}
