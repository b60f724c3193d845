namespace Dotnetes.Api.Batch.V1;

/// <summary>What happens if the previous job still runs: start another, skip this one, or replace the old.</summary>
public static class ConcurrencyPolicy
{
    /// <summary>The value <c>Allow</c>.</summary>
    public const string Allow = "Allow";

    /// <summary>The value <c>Forbid</c>.</summary>
    public const string Forbid = "Forbid";

    /// <summary>The value <c>Replace</c>.</summary>
    public const string Replace = "Replace";
}
