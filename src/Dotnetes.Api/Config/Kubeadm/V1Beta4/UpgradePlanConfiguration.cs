namespace Dotnetes.Api.Config.Kubeadm.V1Beta4;

/// <summary>Settings for kubeadm upgrade plan, which checks possible upgrades.</summary>
[ApiType(Proto = false)]
public sealed partial record UpgradePlanConfiguration
{
    [Field("kubernetesVersion")]
    public string KubernetesVersion { get; init; } = "";

    [Field("allowExperimentalUpgrades")]
    public bool? AllowExperimentalUpgrades { get; init; }

    [Field("allowRCUpgrades")]
    public bool? AllowRCUpgrades { get; init; }

    [Field("dryRun")]
    public bool? DryRun { get; init; }

    [Field("etcdUpgrade")]
    public bool? EtcdUpgrade { get; init; }

    [Field("ignorePreflightErrors")]
    public ValueList<string> IgnorePreflightErrors { get; init; }

    [Field("printConfig")]
    public bool? PrintConfig { get; init; }
}
