namespace Dotnetes.Api.Core.V1;

/// <summary>Kind of condition on a namespace that is being deleted, naming what holds it up.</summary>
public static class NamespaceConditionType
{
    /// <summary>The value <c>NamespaceDeletionDiscoveryFailure</c>.</summary>
    public const string NamespaceDeletionDiscoveryFailure = "NamespaceDeletionDiscoveryFailure";

    /// <summary>The value <c>NamespaceDeletionContentFailure</c>.</summary>
    public const string NamespaceDeletionContentFailure = "NamespaceDeletionContentFailure";

    /// <summary>The value <c>NamespaceDeletionGroupVersionParsingFailure</c>.</summary>
    public const string NamespaceDeletionGroupVersionParsingFailure = "NamespaceDeletionGroupVersionParsingFailure";

    /// <summary>The value <c>NamespaceContentRemaining</c>.</summary>
    public const string NamespaceContentRemaining = "NamespaceContentRemaining";

    /// <summary>The value <c>NamespaceFinalizersRemaining</c>.</summary>
    public const string NamespaceFinalizersRemaining = "NamespaceFinalizersRemaining";
}
