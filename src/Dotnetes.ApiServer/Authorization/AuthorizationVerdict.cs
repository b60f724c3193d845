namespace Dotnetes.ApiServer.Authorization;

/// <summary>The three answers of an authorizer.</summary>
public enum AuthorizationVerdict
{
    /// <summary>The next authorizer is asked; refused when there is none.</summary>
    NoOpinion,

    /// <summary>Allowed, whatever later authorizers think.</summary>
    Allow,

    /// <summary>Refused, whatever later authorizers think.</summary>
    Deny,
}
