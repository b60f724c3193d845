namespace Dotnetes.Api.Batch.V1;

/// <summary>Whether a pod is replaced as soon as it terminates or only when it has failed completely.</summary>
public static class PodReplacementPolicy
{
    /// <summary>The value <c>TerminatingOrFailed</c>.</summary>
    public const string TerminatingOrFailed = "TerminatingOrFailed";

    /// <summary>The value <c>Failed</c>.</summary>
    public const string Failed = "Failed";
}
