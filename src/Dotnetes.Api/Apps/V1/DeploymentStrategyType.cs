namespace Dotnetes.Api.Apps.V1;

/// <summary>Whether old pods are all removed before new ones start, or replaced step by step.</summary>
public static class DeploymentStrategyType
{
    /// <summary>The value <c>Recreate</c>.</summary>
    public const string Recreate = "Recreate";

    /// <summary>The value <c>RollingUpdate</c>.</summary>
    public const string RollingUpdate = "RollingUpdate";
}
