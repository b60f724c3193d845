namespace Dotnetes.Cel.Evaluation;

/// <summary>The limits of costs in Kubernetes.</summary>
public static class CelLimits
{
    /// <summary>What one evaluation may cost.</summary>
    public const ulong PerCall = 1_000_000;

    /// <summary>What all evaluations of a policy or a set of match conditions for one request may cost.</summary>
    public const long RuntimeBudget = 10_000_000;

    /// <summary>What all match conditions of one webhook may cost for one request: a quarter of a policy's budget.</summary>
    public const long MatchConditionsBudget = RuntimeBudget / 4;

    /// <summary>How large the estimated cost of a rule in a schema may be.</summary>
    public const ulong EstimatedRule = 10_000_000;

    /// <summary>How large the estimated costs of all rules of a definition may be together.</summary>
    public const ulong EstimatedDefinition = 100_000_000;

    /// <summary>How large the estimated cost of a selector of devices may be.</summary>
    public const ulong DeviceSelector = 1_000_000;
}
