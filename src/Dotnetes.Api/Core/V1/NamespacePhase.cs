namespace Dotnetes.Api.Core.V1;

/// <summary>Whether a namespace is in normal use or is being emptied and deleted.</summary>
public static class NamespacePhase
{
    /// <summary>The value <c>Active</c>.</summary>
    public const string Active = "Active";

    /// <summary>The value <c>Terminating</c>.</summary>
    public const string Terminating = "Terminating";
}
