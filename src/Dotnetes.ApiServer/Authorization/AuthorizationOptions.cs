using Dotnetes.Api.Config.ApiServer.V1;

namespace Dotnetes.ApiServer.Authorization;

/// <summary>Which authorizers a server asks.</summary>
public sealed record AuthorizationOptions
{
    /// <summary>The authorizers in order, as an AuthorizationConfiguration lists them. Members of system:masters are allowed everything before any is asked.</summary>
    public IReadOnlyList<AuthorizerConfiguration> Authorizers { get; init; } = [];

    /// <summary>The file from which the authorizers come, which is read again when it changes; empty when they come from elsewhere.</summary>
    public string ConfigurationFile { get; init; } = "";

    /// <summary>The policies of the ABAC authorizer.</summary>
    public IReadOnlyList<Abac.AbacPolicy> Policies { get; init; } = [];

    /// <summary>The authorizers of a cluster that is not told otherwise: <c>Node</c>, then <c>RBAC</c>.</summary>
    public static AuthorizationOptions Default { get; } = new()
    {
        Authorizers = [new AuthorizerConfiguration { Type = "Node", Name = "node" }, new AuthorizerConfiguration { Type = "RBAC", Name = "rbac" }],
    };
}
