namespace Dotnetes.Api.Core.V1;

/// <summary>Whether node affinity or taints decide which nodes count when spreading is computed.</summary>
public static class NodeInclusionPolicy
{
    /// <summary>The value <c>Ignore</c>.</summary>
    public const string Ignore = "Ignore";

    /// <summary>The value <c>Honor</c>.</summary>
    public const string Honor = "Honor";
}
