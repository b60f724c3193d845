namespace Dotnetes.Api.Meta.V1;

/// <summary>Names a kind within an API group, without a version.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.GroupKind")]
public sealed partial record GroupKind
{
    /// <summary>API group of the kind; empty for the core group.</summary>
    [Field("group", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Group { get; init; } = "";

    /// <summary>Name of the kind in CamelCase, such as Pod.</summary>
    [Field("kind", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Kind { get; init; } = "";
}
