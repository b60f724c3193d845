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

    /// <summary>The authorizers in order; with none everything is allowed.</summary>
    public IReadOnlyList<IAuthorizer> Authorizers { get; init; } = [];

    /// <summary>The resources that serve a kind, found by apiVersion and kind.</summary>
    public Func<string, string, IReadOnlyList<KindInfo>> ResourcesOfKind { get; init; } = static (_, _) => [];

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Makes a name from a prefix and five random characters.</summary>
    public required Func<string, string> NewName { get; init; }

    /// <summary>An object as the cache has it or, when it has none, as the store has it; null when there is none.</summary>
    public async ValueTask<T?> Find<T>(string ns, string name, CancellationToken cancellationToken)
        where T : class, IKubeObject<T> =>
        await Reader.Get<T>(ns, name, cancellationToken) ?? await FindStored<T>(ns, name, cancellationToken);

    /// <summary>An object as the store has it; null when there is none.</summary>
    public async ValueTask<T?> FindStored<T>(string ns, string name, CancellationToken cancellationToken)
        where T : class, IKubeObject<T>
    {
        try
        {
            return await Client().Get<T>(ns.Length == 0 ? null : ns, name, cancellationToken: cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            return null;
        }
    }

    /// <summary>A namespace.</summary>
    /// <exception cref="ApiException">404: there is none of that name.</exception>
    public async ValueTask<Namespace> Namespace(string name, CancellationToken cancellationToken) =>
        await Find<Namespace>("", name, cancellationToken) ?? throw ApiErrors.NotFound("", "namespaces", name);

    /// <summary>Whether the authorizers allow something.</summary>
    public async ValueTask<AuthorizationDecision> Authorize(AuthorizationAttributes attributes, CancellationToken cancellationToken)
    {
        if (Authorizers.Count == 0)
        {
            return new(AuthorizationVerdict.Allow);
        }

        var reason = "";
        foreach (var authorizer in Authorizers)
        {
            var decision = await authorizer.Authorize(attributes, cancellationToken);
            reason = reason.Length == 0 ? decision.Reason : decision.Reason.Length == 0 ? reason : $"{reason}, {decision.Reason}";
            if (decision.Verdict != AuthorizationVerdict.NoOpinion)
            {
                return decision with { Reason = reason };
            }
        }

        return new(AuthorizationVerdict.NoOpinion, reason);
    }
}
