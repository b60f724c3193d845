namespace Dotnetes.Api.Policy.V1;

/// <summary>Whether pods that are not ready can be evicted only within a healthy budget or always.</summary>
public static class UnhealthyPodEvictionPolicyType
{
    /// <summary>The value <c>IfHealthyBudget</c>.</summary>
    public const string IfHealthyBudget = "IfHealthyBudget";

    /// <summary>The value <c>AlwaysAllow</c>.</summary>
    public const string AlwaysAllow = "AlwaysAllow";
}
