using Dotnetes.Api.Config.ApiServer.V1;
using Dotnetes.ApiServer.Authorization.Abac;
using Dotnetes.ApiServer.Authorization.Nodes;
using Dotnetes.ApiServer.Authorization.Rbac;
using Dotnetes.ApiServer.Authorization.Webhooks;
using Dotnetes.ApiServer.Registry;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Authorization;

/// <summary>Makes the authorizers that a configuration names.</summary>
internal sealed class AuthorizerFactory(ApiServerOptions options, RbacAuthorizer rbac, Func<TableSnapshot> table, ILogger logger, CancellationToken stopping)
{
    /// <summary>Makes the chain.</summary>
    public AuthorizerChain Create()
    {
        var configured = options.Authorization.Authorizers;
        return configured.Count == 0
            ? new AuthorizerChain(options.Authorizers)
            : new AuthorizerChain([new PrivilegedGroupAuthorizer(), .. options.Authorizers, .. configured.Select(Create)]);
    }

    private IAuthorizer Create(AuthorizerConfiguration configuration) => configuration.Type switch
    {
        AuthorizationModes.Rbac => rbac,
        AuthorizationModes.Node => NodeAuthorizer.Create(table, options.Time, logger, stopping),
        AuthorizationModes.Abac => new AbacAuthorizer(options.Authorization.Policies),
        AuthorizationModes.AlwaysAllow => new AlwaysAllowAuthorizer(),
        AuthorizationModes.AlwaysDeny => new AlwaysDenyAuthorizer(),
        AuthorizationModes.Webhook => WebhookAuthorizer.Create(configuration.Webhook ?? WebhookConfiguration.Empty, options.Time, options.Logging),
        _ => throw new InvalidOperationException($"unknown authorizer {configuration.Type}"),
    };
}
