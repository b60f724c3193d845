namespace Dotnetes.Api.Core.V1;

/// <summary>What a matching restart rule does: restart this container or all containers of the pod.</summary>
public static class ContainerRestartRuleAction
{
    /// <summary>The value <c>Restart</c>.</summary>
    public const string Restart = "Restart";

    /// <summary>The value <c>RestartAllContainers</c>.</summary>
    public const string RestartAllContainers = "RestartAllContainers";
}
