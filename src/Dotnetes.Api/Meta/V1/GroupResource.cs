namespace Dotnetes.Api.Meta.V1;

/// <summary>Names a resource within an API group, without a version.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.GroupResource")]
public sealed partial record GroupResource
{
    /// <summary>API group of the resource; empty for the core group.</summary>
    [Field("group", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Group { get; init; } = "";

    /// <summary>Plural resource name in lower case, such as pods.</summary>
    [Field("resource", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Resource { get; init; } = "";
}
