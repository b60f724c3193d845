namespace Dotnetes.Api.Config.KubeControllerManager.V1Alpha1;

/// <summary>All settings of the controller manager and of the controllers it runs.</summary>
[ApiType(OpenApi = "io.k8s.kube-controller-manager.config.v1alpha1.KubeControllerManagerConfiguration", Proto = false, TypeMeta = true)]
[Kind("kubecontrollermanager.config.k8s.io", "v1alpha1", "KubeControllerManagerConfiguration")]
public sealed partial record KubeControllerManagerConfiguration
{
    [Field("Generic", Required = true, Default = "{}")]
    public Config.ControllerManager.V1Alpha1.GenericControllerManagerConfiguration Generic { get; init; } = Config.ControllerManager.V1Alpha1.GenericControllerManagerConfiguration.Empty;

    [Field("KubeCloudShared", Required = true, Default = "{}")]
    public Config.CloudProvider.V1Alpha1.KubeCloudSharedConfiguration KubeCloudShared { get; init; } = Config.CloudProvider.V1Alpha1.KubeCloudSharedConfiguration.Empty;

    [Field("AttachDetachController", Required = true, Default = "{}")]
    public AttachDetachControllerConfiguration AttachDetachController { get; init; } = AttachDetachControllerConfiguration.Empty;

    [Field("CSRSigningController", Required = true, Default = "{}")]
    public CsrSigningControllerConfiguration CsrSigningController { get; init; } = CsrSigningControllerConfiguration.Empty;

    [Field("DaemonSetController", Required = true, Default = "{}")]
    public DaemonSetControllerConfiguration DaemonSetController { get; init; } = DaemonSetControllerConfiguration.Empty;

    [Field("DeploymentController", Required = true, Default = "{}")]
    public DeploymentControllerConfiguration DeploymentController { get; init; } = DeploymentControllerConfiguration.Empty;

    [Field("StatefulSetController", Required = true, Default = "{}")]
    public StatefulSetControllerConfiguration StatefulSetController { get; init; } = StatefulSetControllerConfiguration.Empty;

    [Field("DeprecatedController", Required = true, Default = "{}")]
    public DeprecatedControllerConfiguration DeprecatedController { get; init; } = DeprecatedControllerConfiguration.Empty;

    [Field("EndpointController", Required = true, Default = "{}")]
    public EndpointControllerConfiguration EndpointController { get; init; } = EndpointControllerConfiguration.Empty;

    [Field("EndpointSliceController", Required = true, Default = "{}")]
    public EndpointSliceControllerConfiguration EndpointSliceController { get; init; } = EndpointSliceControllerConfiguration.Empty;

    [Field("EndpointSliceMirroringController", Required = true, Default = "{}")]
    public EndpointSliceMirroringControllerConfiguration EndpointSliceMirroringController { get; init; } = EndpointSliceMirroringControllerConfiguration.Empty;

    [Field("EphemeralVolumeController", Required = true, Default = "{}")]
    public EphemeralVolumeControllerConfiguration EphemeralVolumeController { get; init; } = EphemeralVolumeControllerConfiguration.Empty;

    [Field("GarbageCollectorController", Required = true, Default = "{}")]
    public GarbageCollectorControllerConfiguration GarbageCollectorController { get; init; } = GarbageCollectorControllerConfiguration.Empty;

    [Field("HPAController", Required = true, Default = "{}")]
    public HpaControllerConfiguration HpaController { get; init; } = HpaControllerConfiguration.Empty;

    [Field("JobController", Required = true, Default = "{}")]
    public JobControllerConfiguration JobController { get; init; } = JobControllerConfiguration.Empty;

    [Field("CronJobController", Required = true, Default = "{}")]
    public CronJobControllerConfiguration CronJobController { get; init; } = CronJobControllerConfiguration.Empty;

    [Field("LegacySATokenCleaner", Required = true, Default = "{}")]
    public LegacySATokenCleanerConfiguration LegacySATokenCleaner { get; init; } = LegacySATokenCleanerConfiguration.Empty;

    [Field("NamespaceController", Required = true, Default = "{}")]
    public NamespaceControllerConfiguration NamespaceController { get; init; } = NamespaceControllerConfiguration.Empty;

    [Field("NodeIPAMController", Required = true, Default = "{}")]
    public NodeIpamControllerConfiguration NodeIpamController { get; init; } = NodeIpamControllerConfiguration.Empty;

    [Field("NodeLifecycleController", Required = true, Default = "{}")]
    public NodeLifecycleControllerConfiguration NodeLifecycleController { get; init; } = NodeLifecycleControllerConfiguration.Empty;

    [Field("PersistentVolumeBinderController", Required = true, Default = "{}")]
    public PersistentVolumeBinderControllerConfiguration PersistentVolumeBinderController { get; init; } = PersistentVolumeBinderControllerConfiguration.Empty;

    [Field("PodGCController", Required = true, Default = "{}")]
    public PodGCControllerConfiguration PodGCController { get; init; } = PodGCControllerConfiguration.Empty;

    [Field("ReplicaSetController", Required = true, Default = "{}")]
    public ReplicaSetControllerConfiguration ReplicaSetController { get; init; } = ReplicaSetControllerConfiguration.Empty;

    [Field("ReplicationController", Required = true, Default = "{}")]
    public ReplicationControllerConfiguration ReplicationController { get; init; } = ReplicationControllerConfiguration.Empty;

    [Field("ResourceQuotaController", Required = true, Default = "{}")]
    public ResourceQuotaControllerConfiguration ResourceQuotaController { get; init; } = ResourceQuotaControllerConfiguration.Empty;

    [Field("SAController", Required = true, Default = "{}")]
    public SAControllerConfiguration SAController { get; init; } = SAControllerConfiguration.Empty;

    [Field("ServiceController", Required = true, Default = "{}")]
    public Config.CloudService.V1Alpha1.ServiceControllerConfiguration ServiceController { get; init; } = Config.CloudService.V1Alpha1.ServiceControllerConfiguration.Empty;

    [Field("TTLAfterFinishedController", Required = true, Default = "{}")]
    public TtlAfterFinishedControllerConfiguration TtlAfterFinishedController { get; init; } = TtlAfterFinishedControllerConfiguration.Empty;

    [Field("ValidatingAdmissionPolicyStatusController", Required = true, Default = "{}")]
    public ValidatingAdmissionPolicyStatusControllerConfiguration ValidatingAdmissionPolicyStatusController { get; init; } = ValidatingAdmissionPolicyStatusControllerConfiguration.Empty;

    [Field("DeviceTaintEvictionController", Required = true, Default = "{}")]
    public DeviceTaintEvictionControllerConfiguration DeviceTaintEvictionController { get; init; } = DeviceTaintEvictionControllerConfiguration.Empty;

    [Field("ResourceClaimController", Required = true, Default = "{}")]
    public ResourceClaimControllerConfiguration ResourceClaimController { get; init; } = ResourceClaimControllerConfiguration.Empty;
}
