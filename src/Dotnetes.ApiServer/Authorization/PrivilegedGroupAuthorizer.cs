namespace Dotnetes.ApiServer.Authorization;

/// <summary>Allows everything to the members of a group. The server's own requests and the first administrator need it before there are any roles.</summary>
public sealed class PrivilegedGroupAuthorizer(string group = PrivilegedGroupAuthorizer.Masters) : IAuthorizer
{
    /// <summary>The group that may do everything whatever the configuration.</summary>
    public const string Masters = "system:masters";

    /// <inheritdoc/>
    public ValueTask<AuthorizationDecision> Authorize(AuthorizationAttributes attributes, CancellationToken cancellationToken) =>
        new(new AuthorizationDecision(attributes.User.Groups.Contains(group) ? AuthorizationVerdict.Allow : AuthorizationVerdict.NoOpinion));
}
