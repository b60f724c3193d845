namespace Dotnetes.Api.Config.KubeControllerManager.V1Alpha1;

/// <summary>Settings of the controller for horizontal pod autoscaling.</summary>
[ApiType(OpenApi = "io.k8s.kube-controller-manager.config.v1alpha1.HPAControllerConfiguration", Proto = false)]
public sealed partial record HpaControllerConfiguration
{
    [Field("ConcurrentHorizontalPodAutoscalerSyncs", Omit = Omit.Never, Required = true, Default = "0")]
    public int ConcurrentHorizontalPodAutoscalerSyncs { get; init; }

    [Field("HorizontalPodAutoscalerSyncPeriod", Required = true)]
    public Duration HorizontalPodAutoscalerSyncPeriod { get; init; }

    [Field("HorizontalPodAutoscalerDownscaleStabilizationWindow", Required = true)]
    public Duration HorizontalPodAutoscalerDownscaleStabilizationWindow { get; init; }

    [Field("HorizontalPodAutoscalerTolerance", Omit = Omit.Never, Required = true, Default = "0")]
    public double HorizontalPodAutoscalerTolerance { get; init; }

    [Field("HorizontalPodAutoscalerCPUInitializationPeriod", Required = true)]
    public Duration HorizontalPodAutoscalerCpuInitializationPeriod { get; init; }

    [Field("HorizontalPodAutoscalerInitialReadinessDelay", Required = true)]
    public Duration HorizontalPodAutoscalerInitialReadinessDelay { get; init; }
}
