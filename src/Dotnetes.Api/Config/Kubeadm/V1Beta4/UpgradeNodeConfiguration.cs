namespace Dotnetes.Api.Config.Kubeadm.V1Beta4;

/// <summary>Settings for kubeadm upgrade node on the remaining nodes.</summary>
[ApiType(Proto = false)]
public sealed partial record UpgradeNodeConfiguration
{
    [Field("certificateRenewal")]
    public bool? CertificateRenewal { get; init; }

    [Field("dryRun")]
    public bool? DryRun { get; init; }

    [Field("etcdUpgrade")]
    public bool? EtcdUpgrade { get; init; }

    [Field("ignorePreflightErrors")]
    public ValueList<string> IgnorePreflightErrors { get; init; }

    [Field("skipPhases")]
    public ValueList<string> SkipPhases { get; init; }

    [Field("patches")]
    public Patches? Patches { get; init; }

    [Field("imagePullPolicy")]
    public string ImagePullPolicy { get; init; } = "";

    [Field("imagePullSerial")]
    public bool? ImagePullSerial { get; init; }
}
