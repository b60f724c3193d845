namespace Dotnetes.Api.Config.Kubeadm.V1Beta4;

/// <summary>Settings for kubeadm upgrade apply on the first control plane node.</summary>
[ApiType(Proto = false)]
public sealed partial record UpgradeApplyConfiguration
{
    [Field("kubernetesVersion")]
    public string KubernetesVersion { get; init; } = "";

    [Field("allowExperimentalUpgrades")]
    public bool? AllowExperimentalUpgrades { get; init; }

    [Field("allowRCUpgrades")]
    public bool? AllowRCUpgrades { get; init; }

    [Field("certificateRenewal")]
    public bool? CertificateRenewal { get; init; }

    [Field("dryRun")]
    public bool? DryRun { get; init; }

    [Field("etcdUpgrade")]
    public bool? EtcdUpgrade { get; init; }

    [Field("forceUpgrade")]
    public bool? ForceUpgrade { get; init; }

    [Field("ignorePreflightErrors")]
    public ValueList<string> IgnorePreflightErrors { get; init; }

    [Field("patches")]
    public Patches? Patches { get; init; }

    [Field("printConfig")]
    public bool? PrintConfig { get; init; }

    [Field("skipPhases")]
    public ValueList<string> SkipPhases { get; init; }

    [Field("imagePullPolicy")]
    public string ImagePullPolicy { get; init; } = "";

    [Field("imagePullSerial")]
    public bool? ImagePullSerial { get; init; }
}
