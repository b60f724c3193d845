namespace Dotnetes.Api.Config.Kubelet.V1Beta1;

/// <summary>Wrapper with kind and version around a node configuration source, for storing it in a file.</summary>
[ApiType(OpenApi = "io.k8s.kubelet.config.v1beta1.SerializedNodeConfigSource", Proto = false, TypeMeta = true)]
[Kind("kubelet.config.k8s.io", "v1beta1", "SerializedNodeConfigSource")]
public sealed partial record SerializedNodeConfigSource
{
    /// <summary>The node configuration source that is stored in the wrapper.</summary>
    [Field("source", Default = "{}")]
    public Core.V1.NodeConfigSource Source { get; init; } = Core.V1.NodeConfigSource.Empty;
}
