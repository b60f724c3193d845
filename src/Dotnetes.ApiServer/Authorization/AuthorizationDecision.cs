namespace Dotnetes.ApiServer.Authorization;

/// <summary>The answer of an authorizer.</summary>
/// <param name="Verdict">Yes, no, or nothing to say.</param>
/// <param name="Reason">Why, in words that may be shown to the user.</param>
public readonly record struct AuthorizationDecision(AuthorizationVerdict Verdict, string Reason = "")
{
    private readonly string? _error;

    /// <summary>What went wrong while deciding; empty when nothing did. A request that is not allowed then fails with it.</summary>
    public string Error
    {
        get => _error ?? "";
        init => _error = value;
    }
}
