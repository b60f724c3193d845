namespace Dotnetes.Api.Batch.V1;

/// <summary>What a matching pod failure causes: failing the job or index, being ignored, or counting as usual.</summary>
public static class PodFailurePolicyAction
{
    /// <summary>The value <c>FailJob</c>.</summary>
    public const string FailJob = "FailJob";

    /// <summary>The value <c>FailIndex</c>.</summary>
    public const string FailIndex = "FailIndex";

    /// <summary>The value <c>Ignore</c>.</summary>
    public const string Ignore = "Ignore";

    /// <summary>The value <c>Count</c>.</summary>
    public const string Count = "Count";
}
