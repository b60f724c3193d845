using Dotnetes.ApiServer.Authentication;
using Dotnetes.Client;

namespace Dotnetes.ApiServer.Resources;

/// <summary>What a strategy may know about the request that it serves.</summary>
/// <param name="User">Who sent the request.</param>
/// <param name="Now">The time of the request.</param>
/// <param name="Namespace">The namespace of the request; empty for cluster scope.</param>
/// <param name="DryRun">Whether nothing will be stored.</param>
public sealed record StrategyContext(UserInfo User, DateTimeOffset Now, string Namespace, bool DryRun)
{
    /// <summary>The subresource that is written; empty for the object itself.</summary>
    public string Subresource { get; init; } = "";

    /// <summary>Adds a text for a Warning header of the answer.</summary>
    public Action<string> Warn { get; init; } = static _ => { };

    /// <summary>Adds an annotation to the audit event.</summary>
    public Action<string, string> Annotate { get; init; } = static (_, _) => { };

    /// <summary>Reads other objects (class lookups and the like) from the API server's own cache.</summary>
    public required IResourceReader Reader { get; init; }

    /// <summary>Writes other objects as the server itself, for what must be reserved in the store; null where nothing is stored.</summary>
    public IKubeClient? Client { get; init; }
}
