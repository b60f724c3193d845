using Dotnetes.ApiServer.Admission;
using Dotnetes.ApiServer.Authorization.Rbac;
using Dotnetes.ApiServer.Authorization.Reviews;
using Dotnetes.ApiServer.Metrics;
using Dotnetes.ApiServer.Registry;
using Dotnetes.ApiServer.Resources;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Authorization;

/// <summary>The authorization of a server: the chain of authorizers, what they follow, and what goes with them.</summary>
internal sealed class ServerAuthorization
{
    private readonly CacheFollowers _feed;
    private readonly AuthorizationReload? _reload;

    /// <summary>Puts it together. Nothing is followed before the first question.</summary>
    public ServerAuthorization(ApiServerOptions options, Func<TableSnapshot> table, ILogger logger, CancellationToken stopping)
    {
        var index = new RbacIndex();
        _feed = RbacFeed.Create(index, table, options.Time, logger, stopping);
        var rbac = new RbacAuthorizer(index, _feed);
        Metrics = new AuthorizationMetrics(options.Metrics, options.ServerId);
        var factory = new AuthorizerFactory(options, rbac, Metrics, table, logger, stopping);
        Chain = new AuthorizerChain(factory.Create(options.Authorization.Authorizers));
        _reload = options.Authorization.ConfigurationFile is { Length: > 0 } file ? new AuthorizationReload(file, Chain, factory, Metrics, options.Time, logger) : null;
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

    /// <summary>What is reported.</summary>
    public AuthorizationMetrics Metrics { get; }

    /// <summary>What guards roles and bindings; stands behind the other admission plugins.</summary>
    public IReadOnlyList<IAdmissionPlugin> Checks { get; }

    /// <summary>The review kinds.</summary>
    public IReadOnlyList<VirtualResource> Reviews { get; }

    /// <summary>Follows the configuration file until cancelled.</summary>
    public Task Run(CancellationToken cancellationToken) => _reload?.Run(cancellationToken) ?? Task.CompletedTask;

    /// <summary>Waits until every role and binding that was written before the call counts.</summary>
    public ValueTask CatchUp(CancellationToken cancellationToken) => _feed.CatchUp(cancellationToken);
}
