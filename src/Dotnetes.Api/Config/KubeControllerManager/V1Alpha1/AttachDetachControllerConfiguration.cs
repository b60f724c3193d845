namespace Dotnetes.Api.Config.KubeControllerManager.V1Alpha1;

/// <summary>Settings of the controller that attaches and detaches volumes.</summary>
[ApiType(OpenApi = "io.k8s.kube-controller-manager.config.v1alpha1.AttachDetachControllerConfiguration", Proto = false)]
public sealed partial record AttachDetachControllerConfiguration
{
    [Field("DisableAttachDetachReconcilerSync", Omit = Omit.Never, Required = true, Default = "false")]
    public bool DisableAttachDetachReconcilerSync { get; init; }

    [Field("ReconcilerSyncLoopPeriod", Required = true)]
    public Duration ReconcilerSyncLoopPeriod { get; init; }

    [Field("disableForceDetachOnTimeout", Omit = Omit.Never, Required = true, Default = "false")]
    public bool DisableForceDetachOnTimeout { get; init; }
}
