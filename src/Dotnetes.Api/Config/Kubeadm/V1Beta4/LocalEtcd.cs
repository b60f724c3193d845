namespace Dotnetes.Api.Config.Kubeadm.V1Beta4;

/// <summary>Settings of an etcd member that kubeadm runs on the control plane node.</summary>
[ApiType(Proto = false)]
public sealed partial record LocalEtcd
{
    [Field("imageRepository")]
    public string ImageRepository { get; init; } = "";

    [Field("imageTag")]
    public string ImageTag { get; init; } = "";

    [Field("dataDir", Omit = Omit.Never, Required = true)]
    public string DataDir { get; init; } = "";

    [Field("extraArgs")]
    public ValueList<Arg> ExtraArgs { get; init; }

    [Field("extraEnvs")]
    public ValueList<EnvVar> ExtraEnvs { get; init; }

    [Field("serverCertSANs")]
    public ValueList<string> ServerCertSans { get; init; }

    [Field("peerCertSANs")]
    public ValueList<string> PeerCertSans { get; init; }
}
