namespace Dotnetes.Api.Meta.V1;

/// <summary>One version of an API group as reported by discovery.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.GroupVersionForDiscovery")]
public sealed partial record GroupVersionForDiscovery
{
    /// <summary>Group and version in the form group/version.</summary>
    [Field("groupVersion", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string GroupVersion { get; init; } = "";

    /// <summary>The version alone, which spares clients from splitting the combined form.</summary>
    [Field("version", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Version { get; init; } = "";
}
