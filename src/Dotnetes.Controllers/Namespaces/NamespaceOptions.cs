namespace Dotnetes.Controllers.Namespaces;

/// <summary>Settings of the namespace controller.</summary>
public sealed record NamespaceOptions
{
    /// <summary>How many namespaces are ended at once (<c>--concurrent-namespace-syncs</c>).</summary>
    public int ConcurrentNamespaceSyncs { get; init; } = 10;

    /// <summary>How long to wait before a namespace is emptied, so that all API servers know that it goes.</summary>
    public TimeSpan DeletionGracePeriod { get; init; } = TimeSpan.FromSeconds(5);
}
