namespace Dotnetes.Api.Config.ApiServer.V1Alpha1;

/// <summary>Configuration file for authentication by JWT and for anonymous requests.</summary>
[ApiType(Proto = false, TypeMeta = true)]
[Kind("apiserver.config.k8s.io", "v1alpha1", "AuthenticationConfiguration")]
public sealed partial record AuthenticationConfiguration
{
    [Field("jwt", Omit = Omit.Never, Required = true)]
    public ValueList<JwtAuthenticator> Jwt { get; init; }

    [Field("anonymous")]
    public AnonymousAuthConfig? Anonymous { get; init; }
}
