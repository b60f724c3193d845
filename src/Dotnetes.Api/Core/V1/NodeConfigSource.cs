namespace Dotnetes.Api.Core.V1;

/// <summary>Former source of kubelet configuration, of which exactly one member was set; deprecated.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.NodeConfigSource")]
public sealed partial record NodeConfigSource
{
    /// <summary>The ConfigMap that held the kubelet configuration.</summary>
    [Field("configMap", 2)]
    public ConfigMapNodeConfigSource? ConfigMap { get; init; }
}
