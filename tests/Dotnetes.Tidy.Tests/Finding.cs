namespace Dotnetes.Tidy.Tests;

/// <summary>A place that breaks a house rule.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">The one-based line.</param>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Member">The type or member that the rule speaks of, where it speaks of one; exemptions may name it.</param>
public sealed record Finding(string Path, int Line, string Message, string? Member = null)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Path}:{Line}: {Message}";
}
