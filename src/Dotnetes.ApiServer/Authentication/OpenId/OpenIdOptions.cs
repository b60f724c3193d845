using Dotnetes.Api.Config.ApiServer.V1;

namespace Dotnetes.ApiServer.Authentication.OpenId;

/// <summary>Which OpenID Connect issuers are believed.</summary>
public sealed record OpenIdOptions
{
    /// <summary>A file of kind AuthenticationConfiguration, which is watched; empty for none.</summary>
    public string File { get; init; } = "";

    /// <summary>The configuration where there is no file, such as one made of the <c>--oidc-*</c> flags.</summary>
    public AuthenticationConfiguration Configuration { get; init; } = AuthenticationConfiguration.Empty;

    /// <summary>The algorithms that signatures may have (<c>--oidc-signing-algs</c>); empty for all that are known.</summary>
    public ValueList<string> SigningAlgorithms { get; init; }

    /// <summary>Replaces the network, for tests.</summary>
    public HttpMessageHandler? Handler { get; init; }
}
