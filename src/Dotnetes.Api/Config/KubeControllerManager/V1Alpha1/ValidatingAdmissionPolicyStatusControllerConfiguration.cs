namespace Dotnetes.Api.Config.KubeControllerManager.V1Alpha1;

/// <summary>Settings of the controller that type-checks validating admission policies.</summary>
[ApiType(OpenApi = "io.k8s.kube-controller-manager.config.v1alpha1.ValidatingAdmissionPolicyStatusControllerConfiguration", Proto = false)]
public sealed partial record ValidatingAdmissionPolicyStatusControllerConfiguration
{
    [Field("ConcurrentPolicySyncs", Omit = Omit.Never, Required = true, Default = "0")]
    public int ConcurrentPolicySyncs { get; init; }
}
