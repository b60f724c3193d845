using Dotnetes.ApiServer.Admission;
using Dotnetes.ApiServer.Authorization.Rbac;
using Dotnetes.ApiServer.Authorization.Reviews;
using Dotnetes.ApiServer.Registry;
using Dotnetes.ApiServer.Resources;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Authorization;

/// <summary>The authorization of a server: the chain of authorizers, what they follow, and what goes with them.</summary>
internal sealed class ServerAuthorization
{
    private readonly CacheFollowers _feed;

    /// <summary>Puts it together. Nothing is followed before the first question.</summary>
    public ServerAuthorization(ApiServerOptions options, Func<TableSnapshot> table, ILogger logger, CancellationToken stopping)
    {
        var index = new RbacIndex();
        _feed = RbacFeed.Create(index, table, options.Time, logger, stopping);
        var rbac = new RbacAuthorizer(index, _feed);
        var factory = new AuthorizerFactory(options, rbac, table, logger, stopping);
        Chain = factory.Create();
        Checks = [new EscalationCheck(Chain, rbac)];
        Reviews =
        [
            new SubjectAccessReviews(Chain),
            new LocalSubjectAccessReviews(Chain),
            new SelfSubjectAccessReviews(Chain),
            new SelfSubjectRulesReviews(Chain),
        ];
    }

    /// <summary>The authorizers.</summary>
    public AuthorizerChain Chain { get; }

    /// <summary>What guards roles and bindings; stands behind the other admission plugins.</summary>
    public IReadOnlyList<IAdmissionPlugin> Checks { get; }

    /// <summary>The review kinds.</summary>
    public IReadOnlyList<VirtualResource> Reviews { get; }

    /// <summary>Waits until every role and binding that was written before the call counts.</summary>
    public ValueTask CatchUp(CancellationToken cancellationToken) => _feed.CatchUp(cancellationToken);
}
