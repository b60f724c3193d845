namespace Dotnetes.Api.Config.ApiServer.V1Beta1;

/// <summary>Configuration file with the connection kinds the API server uses for outgoing traffic.</summary>
[ApiType(Proto = false, TypeMeta = true)]
[Kind("apiserver.config.k8s.io", "v1beta1", "EgressSelectorConfiguration")]
public sealed partial record EgressSelectorConfiguration
{
    [Field("egressSelections", Omit = Omit.Never, Required = true)]
    public ValueList<EgressSelection> EgressSelections { get; init; }
}
