namespace Dotnetes.Api.Config.Kubeadm.V1Beta4;

/// <summary>Finds the cluster by means of a kubeconfig file or URL.</summary>
[ApiType(Proto = false)]
public sealed partial record FileDiscovery
{
    [Field("kubeConfigPath", Omit = Omit.Never, Required = true)]
    public string KubeConfigPath { get; init; } = "";
}
