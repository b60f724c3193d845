namespace Dotnetes.ApiServer.Authentication;

/// <summary>Which requests may come without credentials (<c>--anonymous-auth</c>, and <c>anonymous</c> of an AuthenticationConfiguration).</summary>
/// <param name="User">Whom such requests count as; null for nobody, so that they are refused.</param>
/// <param name="Paths">The only paths that such requests may have, exactly; null for all.</param>
public sealed record AnonymousAccess(UserInfo? User, IReadOnlyCollection<string>? Paths = null)
{
    /// <summary>The user of a request without credentials; null when there may be none.</summary>
    public UserInfo? UserFor(string path) => Paths is null || Paths.Contains(path) ? User : null;
}
