namespace Dotnetes.Api.Config.KubeControllerManager.V1Alpha1;

/// <summary>Settings of the controllers that handle service accounts and their tokens.</summary>
[ApiType(OpenApi = "io.k8s.kube-controller-manager.config.v1alpha1.SAControllerConfiguration", Proto = false)]
public sealed partial record SAControllerConfiguration
{
    [Field("ServiceAccountKeyFile", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ServiceAccountKeyFile { get; init; } = "";

    [Field("ConcurrentSATokenSyncs", Omit = Omit.Never, Required = true, Default = "0")]
    public int ConcurrentSATokenSyncs { get; init; }

    [Field("RootCAFile", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string RootCAFile { get; init; } = "";
}
