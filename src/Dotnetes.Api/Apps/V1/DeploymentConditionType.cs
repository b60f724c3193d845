namespace Dotnetes.Api.Apps.V1;

/// <summary>Kind of condition on a deployment: availability, progress, or failure to create pods.</summary>
public static class DeploymentConditionType
{
    /// <summary>The value <c>Available</c>.</summary>
    public const string Available = "Available";

    /// <summary>The value <c>Progressing</c>.</summary>
    public const string Progressing = "Progressing";

    /// <summary>The value <c>ReplicaFailure</c>.</summary>
    public const string ReplicaFailure = "ReplicaFailure";
}
