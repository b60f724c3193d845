namespace Dotnetes.Api.Meta.V1;

/// <summary>Names a resource within one version of an API group.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.GroupVersionResource")]
public sealed partial record GroupVersionResource
{
    /// <summary>API group of the resource; empty for the core group.</summary>
    [Field("group", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Group { get; init; } = "";

    /// <summary>Version of the API group, such as v1.</summary>
    [Field("version", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Version { get; init; } = "";

    /// <summary>Plural resource name in lower case, such as pods.</summary>
    [Field("resource", 3, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Resource { get; init; } = "";
}
