using Dotnetes.Api.Config.ApiServer.V1;

namespace Dotnetes.ApiServer.Authentication;

/// <summary>Which requests may come without credentials: those of <c>--anonymous-auth</c>, unless an AuthenticationConfiguration says otherwise.</summary>
/// <param name="user">Whom such requests count as; null for nobody, so that they are refused.</param>
/// <param name="config">What the AuthenticationConfiguration of the moment says; null for nothing.</param>
internal sealed class AnonymousAccess(UserInfo? user, Func<AnonymousAuthConfig?> config)
{
    /// <summary>The user of a request without credentials; null when there may be none.</summary>
    public UserInfo? UserFor(string path) => config() switch
    {
        null => user,
        { Enabled: false } => null,
        { Conditions.IsEmpty: true } => UserInfo.Anonymous,
        var some => some.Conditions.Any(c => c.Path == path) ? UserInfo.Anonymous : null,
    };
}
