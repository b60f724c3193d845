namespace Dotnetes.Api.Config.Kubeadm.V1Beta4;

/// <summary>How the kubelet of a node is set up and the node is registered.</summary>
[ApiType(Proto = false)]
public sealed partial record NodeRegistrationOptions
{
    [Field("name")]
    public string Name { get; init; } = "";

    [Field("criSocket")]
    public string CriSocket { get; init; } = "";

    [Field("taints", Omit = Omit.Never, Required = true)]
    public ValueList<Core.V1.Taint> Taints { get; init; }

    [Field("kubeletExtraArgs")]
    public ValueList<Arg> KubeletExtraArgs { get; init; }

    [Field("ignorePreflightErrors")]
    public ValueList<string> IgnorePreflightErrors { get; init; }

    [Field("imagePullPolicy")]
    public string ImagePullPolicy { get; init; } = "";

    [Field("imagePullSerial")]
    public bool? ImagePullSerial { get; init; }
}
