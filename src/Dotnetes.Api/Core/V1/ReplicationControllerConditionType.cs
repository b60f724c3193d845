namespace Dotnetes.Api.Core.V1;

/// <summary>Kind of condition on a replication controller, such as failure to create or delete pods.</summary>
public static class ReplicationControllerConditionType
{
    /// <summary>The value <c>ReplicaFailure</c>.</summary>
    public const string ReplicaFailure = "ReplicaFailure";
}
