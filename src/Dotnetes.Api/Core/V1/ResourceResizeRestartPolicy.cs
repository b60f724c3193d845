namespace Dotnetes.Api.Core.V1;

/// <summary>Whether changing a resource of a running container requires the container to restart.</summary>
public static class ResourceResizeRestartPolicy
{
    /// <summary>The value <c>NotRequired</c>.</summary>
    public const string NotRequired = "NotRequired";

    /// <summary>The value <c>RestartContainer</c>.</summary>
    public const string RestartContainer = "RestartContainer";
}
