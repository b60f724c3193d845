namespace Dotnetes.Api.Apps.V1;

/// <summary>Describes how a deployment swaps old pods for new ones.</summary>
[ApiType(OpenApi = "io.k8s.api.apps.v1.DeploymentStrategy")]
public sealed partial record DeploymentStrategy
{
    /// <summary>Recreate stops every old pod before new ones start; RollingUpdate, the default, replaces them step by step.</summary>
    [Field("type", 1, Enum = "Recreate|RollingUpdate")]
    public string Type { get; init; } = "";

    /// <summary>Limits for the step-by-step replacement; allowed only with type RollingUpdate.</summary>
    [Field("rollingUpdate", 2)]
    public RollingUpdateDeployment? RollingUpdate { get; init; }
}
