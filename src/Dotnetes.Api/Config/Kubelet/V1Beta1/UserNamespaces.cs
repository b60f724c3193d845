namespace Dotnetes.Api.Config.Kubelet.V1Beta1;

/// <summary>Settings for pods that have their own user namespace.</summary>
[ApiType(OpenApi = "io.k8s.kubelet.config.v1beta1.UserNamespaces", Proto = false)]
public sealed partial record UserNamespaces
{
    /// <summary>Number of user and group IDs mapped into each pod; a multiple of 65536.</summary>
    [Field("idsPerPod")]
    public long? IdsPerPod { get; init; }
}
