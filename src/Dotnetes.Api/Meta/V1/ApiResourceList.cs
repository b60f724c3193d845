namespace Dotnetes.Api.Meta.V1;

/// <summary>The resource types of one API version, as reported by discovery.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.APIResourceList", TypeMeta = true)]
[Kind("", "v1", "APIResourceList")]
public sealed partial record ApiResourceList
{
    /// <summary>Group and version whose resources are listed.</summary>
    [Field("groupVersion", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string GroupVersion { get; init; } = "";

    /// <summary>The resources and subresources of the version.</summary>
    [Field("resources", 2, Omit = Omit.Never, Required = true, List = "atomic")]
    public ValueList<ApiResource> Resources { get; init; }
}
