using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Authorization;
using Dotnetes.ApiServer.Resources;
using Dotnetes.Client;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.ApiServer.Admission;

/// <summary>What admission plugins may use of the server that they belong to.</summary>
public sealed class AdmissionServices
{
    /// <summary>Reads of the server's caches, which may be a moment behind the store.</summary>
    public required IResourceReader Reader { get; init; }

    /// <summary>A client of the server itself with all rights; its reads are current.</summary>
    public required Func<IKubeClient> Client { get; init; }

    /// <summary>What the authorizers say of something.</summary>
    public required Func<AuthorizationAttributes, CancellationToken, ValueTask<AuthorizationDecision>> Authorize { get; init; }

    /// <summary>The resources that serve a kind, found by apiVersion and kind.</summary>
    public Func<string, string, IReadOnlyList<KindInfo>> ResourcesOfKind { get; init; } = static (_, _) => [];

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Makes a name from a prefix and five random characters.</summary>
    public required Func<string, string> NewName { get; init; }

    /// <summary>An object as the cache has it or, when it has none, as the store has it; null when there is none.</summary>
    public async ValueTask<T?> Find<T>(string ns, string name, CancellationToken cancellationToken)
        where T : class, IKubeObject<T> =>
        await Reader.Get<T>(ns, name, cancellationToken) ?? await Reader.GetLive<T>(ns, name, cancellationToken);

    /// <summary>A namespace.</summary>
    /// <exception cref="ApiException">404: there is none of that name.</exception>
    public async ValueTask<Namespace> Namespace(string name, CancellationToken cancellationToken) =>
        await Find<Namespace>("", name, cancellationToken) ?? throw ApiErrors.NotFound("", "namespaces", name);

    /// <summary>Whether the authorizers allow something.</summary>
    public async ValueTask<bool> IsAllowed(AuthorizationAttributes attributes, CancellationToken cancellationToken) =>
        (await Authorize(attributes, cancellationToken)).Verdict == AuthorizationVerdict.Allow;
}
