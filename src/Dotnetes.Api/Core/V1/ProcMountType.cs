namespace Dotnetes.Api.Core.V1;

/// <summary>Whether the usual masking of paths under proc applies to a container or is left out.</summary>
public static class ProcMountType
{
    /// <summary>The value <c>Default</c>.</summary>
    public const string Default = "Default";

    /// <summary>The value <c>Unmasked</c>.</summary>
    public const string Unmasked = "Unmasked";
}
