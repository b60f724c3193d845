namespace Dotnetes.Api.Config.ApiServer.V1Alpha1;

/// <summary>Configuration file of the admission plugins of the API server.</summary>
[ApiType(Proto = false, TypeMeta = true)]
[Kind("apiserver.config.k8s.io", "v1alpha1", "AdmissionConfiguration")]
public sealed partial record AdmissionConfiguration
{
    [Field("plugins", Omit = Omit.Never)]
    public ValueList<AdmissionPluginConfiguration> Plugins { get; init; }
}
