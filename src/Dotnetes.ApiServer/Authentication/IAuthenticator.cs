using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Authentication;

/// <summary>Finds out who sent a request.</summary>
public interface IAuthenticator
{
    /// <summary>
    /// Looks at the credentials of a request. A null user means that it carries none that this authenticator understands; an error means that it carries some that are wrong.
    /// </summary>
    ValueTask<AuthenticationResult> Authenticate(HttpContext context, CancellationToken cancellationToken);
}
