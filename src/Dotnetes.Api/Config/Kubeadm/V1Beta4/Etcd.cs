namespace Dotnetes.Api.Config.Kubeadm.V1Beta4;

/// <summary>Chooses between an etcd run by kubeadm and an external one.</summary>
[ApiType(Proto = false)]
public sealed partial record Etcd
{
    [Field("local")]
    public LocalEtcd? Local { get; init; }

    [Field("external")]
    public ExternalEtcd? External { get; init; }
}
