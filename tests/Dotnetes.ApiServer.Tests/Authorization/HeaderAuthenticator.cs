using Dotnetes.ApiServer.Authentication;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Tests.Authorization;

/// <summary>Believes who somebody says to be: the user and groups of the header X-Test-User, separated by commas.</summary>
internal sealed class HeaderAuthenticator : IAuthenticator
{
    public const string Header = "X-Test-User";

    public ValueTask<AuthenticationResult> Authenticate(HttpContext context, CancellationToken cancellationToken) =>
        context.Request.Headers[Header].ToString().Split(',') is [{ Length: > 0 } name, .. var groups]
            ? new(new AuthenticationResult(new UserInfo(name) { Groups = groups.Append("system:authenticated").ToValueList() }))
            : default;
}
