namespace Dotnetes.Api.Core.V1;

/// <summary>Refers to a ConfigMap with kubelet configuration; deprecated with dynamic kubelet configuration.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ConfigMapNodeConfigSource")]
public sealed partial record ConfigMapNodeConfigSource
{
    /// <summary>Namespace in which the ConfigMap resides.</summary>
    [Field("namespace", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Namespace { get; init; } = "";

    /// <summary>Name of the ConfigMap that is meant.</summary>
    [Field("name", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Unique id of the ConfigMap; allowed in the node status only.</summary>
    [Field("uid", 3)]
    public string Uid { get; init; } = "";

    /// <summary>Version of the ConfigMap that was used; allowed in the node status only.</summary>
    [Field("resourceVersion", 4)]
    public string ResourceVersion { get; init; } = "";

    /// <summary>Key in the ConfigMap under which the kubelet configuration is stored.</summary>
    [Field("kubeletConfigKey", 5, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string KubeletConfigKey { get; init; } = "";
}
