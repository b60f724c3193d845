namespace Dotnetes.Api.Config.Kubeadm.V1Beta4;

/// <summary>Settings for all phases of kubeadm upgrade in one file.</summary>
[ApiType(Proto = false, TypeMeta = true)]
[Kind("kubeadm.k8s.io", "v1beta4", "UpgradeConfiguration")]
public sealed partial record UpgradeConfiguration
{
    [Field("apply")]
    public UpgradeApplyConfiguration Apply { get; init; } = UpgradeApplyConfiguration.Empty;

    [Field("diff")]
    public UpgradeDiffConfiguration Diff { get; init; } = UpgradeDiffConfiguration.Empty;

    [Field("node")]
    public UpgradeNodeConfiguration Node { get; init; } = UpgradeNodeConfiguration.Empty;

    [Field("plan")]
    public UpgradePlanConfiguration Plan { get; init; } = UpgradePlanConfiguration.Empty;

    [Field("timeouts")]
    public Timeouts? Timeouts { get; init; }
}
