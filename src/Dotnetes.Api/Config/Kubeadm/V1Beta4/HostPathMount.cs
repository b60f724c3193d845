namespace Dotnetes.Api.Config.Kubeadm.V1Beta4;

/// <summary>A path of the host to be mounted into a control plane component.</summary>
[ApiType(Proto = false)]
public sealed partial record HostPathMount
{
    [Field("name", Omit = Omit.Never, Required = true)]
    public string Name { get; init; } = "";

    [Field("hostPath", Omit = Omit.Never, Required = true)]
    public string HostPath { get; init; } = "";

    [Field("mountPath", Omit = Omit.Never, Required = true)]
    public string MountPath { get; init; } = "";

    [Field("readOnly")]
    public bool ReadOnly { get; init; }

    [Field("pathType")]
    public string PathType { get; init; } = "";
}
