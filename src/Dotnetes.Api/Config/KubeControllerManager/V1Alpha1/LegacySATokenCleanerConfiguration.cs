namespace Dotnetes.Api.Config.KubeControllerManager.V1Alpha1;

/// <summary>Settings of the controller that removes unused old service account token secrets.</summary>
[ApiType(OpenApi = "io.k8s.kube-controller-manager.config.v1alpha1.LegacySATokenCleanerConfiguration", Proto = false)]
public sealed partial record LegacySATokenCleanerConfiguration
{
    [Field("CleanUpPeriod", Required = true)]
    public Duration CleanUpPeriod { get; init; }
}
