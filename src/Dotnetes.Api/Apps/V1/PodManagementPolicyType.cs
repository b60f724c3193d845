namespace Dotnetes.Api.Apps.V1;

/// <summary>Whether pods of a stateful set are started and stopped one by one in order or all at once.</summary>
public static class PodManagementPolicyType
{
    /// <summary>The value <c>OrderedReady</c>.</summary>
    public const string OrderedReady = "OrderedReady";

    /// <summary>The value <c>Parallel</c>.</summary>
    public const string Parallel = "Parallel";
}
