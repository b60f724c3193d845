namespace Dotnetes.Api.Config.ApiServer.V1Beta1;

/// <summary>Configuration file with the chain of authorizers of the API server.</summary>
[ApiType(Proto = false, TypeMeta = true)]
[Kind("apiserver.config.k8s.io", "v1beta1", "AuthorizationConfiguration")]
public sealed partial record AuthorizationConfiguration
{
    [Field("authorizers", Omit = Omit.Never, Required = true)]
    public ValueList<AuthorizerConfiguration> Authorizers { get; init; }
}
