using Dotnetes.Api.Config.ApiServer.V1;
using Dotnetes.ApiServer.Authorization.Abac;
using Dotnetes.ApiServer.Authorization.Nodes;
using Dotnetes.ApiServer.Authorization.Rbac;
using Dotnetes.ApiServer.Authorization.Webhooks;
using Dotnetes.ApiServer.Metrics;
using Dotnetes.ApiServer.Registry;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Authorization;

/// <summary>Makes the authorizers that a configuration names.</summary>
internal sealed class AuthorizerFactory(
    ApiServerOptions options, RbacAuthorizer rbac, AuthorizationMetrics metrics, Func<TableSnapshot> table, ILogger logger, CancellationToken stopping)
{
    // What it follows is followed once, however often the configuration changes.
    private readonly Lazy<NodeAuthorizer> _node = new(() => NodeAuthorizer.Create(table, options.Time, logger, stopping));

    /// <summary>Makes the authorizers of a configuration, in its order; those that always come are in front. Without a configuration there are only those that the server was given.</summary>
    public IReadOnlyList<IAuthorizer> Create(IReadOnlyList<AuthorizerConfiguration> configured) => configured.Count == 0
        ? options.Authorizers
        : [new PrivilegedGroupAuthorizer(), .. options.Authorizers, .. configured.Select(c => metrics.Count(Create(c), c.Type, c.Name))];

    private IAuthorizer Create(AuthorizerConfiguration configuration) => configuration.Type switch
    {
        AuthorizationModes.Rbac => rbac,
        AuthorizationModes.Node => _node.Value,
        AuthorizationModes.Abac => new AbacAuthorizer(options.Authorization.Policies),
        AuthorizationModes.AlwaysAllow => new AlwaysAllowAuthorizer(),
        AuthorizationModes.AlwaysDeny => new AlwaysDenyAuthorizer(),
        AuthorizationModes.Webhook => WebhookAuthorizer.Create(configuration.Webhook ?? WebhookConfiguration.Empty, new WebhookAuthorizerMetrics(options.Metrics, configuration.Name), options.Time, options.Logging),
        _ => throw new InvalidOperationException($"unknown authorizer {configuration.Type}"),
    };
}
