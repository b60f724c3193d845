namespace Dotnetes.Api.Core.V1;

/// <summary>Decides what happens to a container that exits in a certain way.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ContainerRestartRule")]
public sealed partial record ContainerRestartRule
{
    /// <summary>What to do on a match: Restart restarts the container, RestartAllContainers restarts all containers of the pod in place.</summary>
    [Field("action", 1, Required = true)]
    public string Action { get; init; } = "";

    /// <summary>Condition on the exit code that has to hold for the rule to match.</summary>
    [Field("exitCodes", 2)]
    public ContainerRestartRuleOnExitCodes? ExitCodes { get; init; }
}
