namespace Dotnetes.Api.Config.ResourceQuota.V1;

/// <summary>Configuration of quota admission: resources that may only be used with a quota.</summary>
[ApiType(Proto = false, TypeMeta = true)]
[Kind("apiserver.config.k8s.io", "v1", "Configuration")]
public sealed partial record Configuration
{
    [Field("limitedResources", Omit = Omit.Never)]
    public ValueList<LimitedResource> LimitedResources { get; init; }
}
