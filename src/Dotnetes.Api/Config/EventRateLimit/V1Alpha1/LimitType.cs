namespace Dotnetes.Api.Config.EventRateLimit.V1Alpha1;

/// <summary>To what an event rate limit applies: the server, each namespace, each user, or source and object.</summary>
public static class LimitType
{
    /// <summary>The value <c>Server</c>.</summary>
    public const string Server = "Server";

    /// <summary>The value <c>Namespace</c>.</summary>
    public const string Namespace = "Namespace";

    /// <summary>The value <c>User</c>.</summary>
    public const string User = "User";

    /// <summary>The value <c>SourceAndObject</c>.</summary>
    public const string SourceAndObject = "SourceAndObject";
}
