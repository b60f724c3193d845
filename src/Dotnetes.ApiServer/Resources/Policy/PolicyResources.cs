namespace Dotnetes.ApiServer.Resources.Policy;

/// <summary>The resources of the policy group.</summary>
internal static class PolicyResources
{
    /// <summary>Makes the table; strategies that hold state are made anew.</summary>
    public static IEnumerable<ResourceDefinition> Create() =>
    [
        ResourceDefinition.Of(
            new PodDisruptionBudgetStrategy(),
            "poddisruptionbudget",
            "poddisruptionbudgets",
            shortNames: ["pdb"],
            subresources: [SubresourceDefinition.Status("PodDisruptionBudget")]),
    ];
}
