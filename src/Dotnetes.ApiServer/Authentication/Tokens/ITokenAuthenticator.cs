namespace Dotnetes.ApiServer.Authentication.Tokens;

/// <summary>Finds out whose a bearer token is.</summary>
public interface ITokenAuthenticator
{
    /// <summary>
    /// Looks at a token. A null user without an error means that the token is of another kind; an error means that it is one that this authenticator understands, and refuses.
    /// </summary>
    /// <param name="token">The token.</param>
    /// <param name="audiences">
    /// The audiences of which the token must be meant for one, for those who pass the question on; empty where nobody asks for audiences. Whether it is
    /// meant for one the caller finds out of <see cref="AuthenticationResult.Audiences"/>.
    /// </param>
    /// <param name="cancellationToken">Ends with the request.</param>
    ValueTask<AuthenticationResult> Authenticate(string token, ValueList<string> audiences, CancellationToken cancellationToken);
}
