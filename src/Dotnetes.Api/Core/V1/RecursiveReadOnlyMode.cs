namespace Dotnetes.Api.Core.V1;

/// <summary>Whether mounts below a read-only mount are read-only too: no, where possible, or strictly.</summary>
public static class RecursiveReadOnlyMode
{
    /// <summary>The value <c>Disabled</c>.</summary>
    public const string Disabled = "Disabled";

    /// <summary>The value <c>IfPossible</c>.</summary>
    public const string IfPossible = "IfPossible";

    /// <summary>The value <c>Enabled</c>.</summary>
    public const string Enabled = "Enabled";
}
