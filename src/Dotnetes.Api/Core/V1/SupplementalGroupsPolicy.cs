namespace Dotnetes.Api.Core.V1;

/// <summary>Whether groups from the image are added to the groups of the pod or left out.</summary>
public static class SupplementalGroupsPolicy
{
    /// <summary>The value <c>Merge</c>.</summary>
    public const string Merge = "Merge";

    /// <summary>The value <c>Strict</c>.</summary>
    public const string Strict = "Strict";
}
