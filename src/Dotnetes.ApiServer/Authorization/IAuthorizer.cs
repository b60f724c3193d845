namespace Dotnetes.ApiServer.Authorization;

/// <summary>Decides whether a user may do something.</summary>
public interface IAuthorizer
{
    /// <summary>Decides.</summary>
    ValueTask<AuthorizationDecision> Authorize(AuthorizationAttributes attributes, CancellationToken cancellationToken);
}
