namespace Dotnetes.Api.Apps.V1;

/// <summary>Kind of condition on a replica set, such as failure to create or delete pods.</summary>
public static class ReplicaSetConditionType
{
    /// <summary>The value <c>ReplicaFailure</c>.</summary>
    public const string ReplicaFailure = "ReplicaFailure";
}
