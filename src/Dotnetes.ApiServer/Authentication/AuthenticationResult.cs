namespace Dotnetes.ApiServer.Authentication;

/// <summary>What an authenticator found.</summary>
/// <param name="User">The user, or null when there are no credentials that it understands.</param>
/// <param name="Error">Why credentials that it understands are refused; null when there are none or they are good.</param>
public readonly record struct AuthenticationResult(UserInfo? User, string? Error = null)
{
    /// <summary>The audiences that the credentials are meant for; empty when they know none, which are for this server.</summary>
    public ValueList<string> Audiences { get; init; }

    /// <summary>Texts for Warning headers of the answer.</summary>
    public ValueList<string> Warnings { get; init; }

    /// <summary>Annotations for the audit log, also of credentials that are refused.</summary>
    public ValueMap<string> Notes { get; init; }
}
