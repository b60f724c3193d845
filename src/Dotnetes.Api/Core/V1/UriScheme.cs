namespace Dotnetes.Api.Core.V1;

/// <summary>Scheme of the URL used for an HTTP request, plain or over TLS.</summary>
public static class UriScheme
{
    /// <summary>The value <c>HTTP</c>.</summary>
    public const string Http = "HTTP";

    /// <summary>The value <c>HTTPS</c>.</summary>
    public const string Https = "HTTPS";
}
