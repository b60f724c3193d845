namespace Dotnetes.Api.Core.V1;

/// <summary>Whether the final message of a container is read from its file only or falls back to the log.</summary>
public static class TerminationMessagePolicy
{
    /// <summary>The value <c>File</c>.</summary>
    public const string File = "File";

    /// <summary>The value <c>FallbackToLogsOnError</c>.</summary>
    public const string FallbackToLogsOnError = "FallbackToLogsOnError";
}
