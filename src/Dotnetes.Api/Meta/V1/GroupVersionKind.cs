namespace Dotnetes.Api.Meta.V1;

/// <summary>Names a kind within one version of an API group.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.GroupVersionKind")]
public sealed partial record GroupVersionKind
{
    /// <summary>API group of the kind; empty for the core group.</summary>
    [Field("group", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Group { get; init; } = "";

    /// <summary>Version of the API group, such as v1.</summary>
    [Field("version", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Version { get; init; } = "";

    /// <summary>Name of the kind in CamelCase, such as Pod.</summary>
    [Field("kind", 3, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Kind { get; init; } = "";
}
