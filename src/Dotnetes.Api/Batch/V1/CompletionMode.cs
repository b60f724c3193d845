namespace Dotnetes.Api.Batch.V1;

/// <summary>Whether the completions of a job are interchangeable or each has an index of its own.</summary>
public static class CompletionMode
{
    /// <summary>The value <c>NonIndexed</c>.</summary>
    public const string NonIndexed = "NonIndexed";

    /// <summary>The value <c>Indexed</c>.</summary>
    public const string Indexed = "Indexed";
}
