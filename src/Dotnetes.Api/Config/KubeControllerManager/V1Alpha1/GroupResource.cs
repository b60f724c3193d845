namespace Dotnetes.Api.Config.KubeControllerManager.V1Alpha1;

/// <summary>A resource name together with the API group it belongs to.</summary>
[ApiType(OpenApi = "io.k8s.kube-controller-manager.config.v1alpha1.GroupResource", Proto = false)]
public sealed partial record GroupResource
{
    [Field("Group", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Group { get; init; } = "";

    [Field("Resource", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Resource { get; init; } = "";
}
