namespace Dotnetes.Api.Config.CloudProvider.V1Alpha1;

/// <summary>Name of the cloud provider and the path of its configuration file.</summary>
[ApiType(OpenApi = "io.k8s.cloud-provider.config.v1alpha1.CloudProviderConfiguration", Proto = false)]
public sealed partial record CloudProviderConfiguration
{
    [Field("Name", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    [Field("CloudConfigFile", Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string CloudConfigFile { get; init; } = "";
}
