namespace Dotnetes.Api.ApiExtensions.V1Beta1;

/// <summary>Names of a custom resource: plural, singular, kind, short names and categories.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceDefinitionNames")]
public sealed partial record CustomResourceDefinitionNames
{
    [Field("plural", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Plural { get; init; } = "";

    [Field("singular", 2)]
    public string Singular { get; init; } = "";

    [Field("shortNames", 3, List = "atomic")]
    public ValueList<string> ShortNames { get; init; }

    [Field("kind", 4, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Kind { get; init; } = "";

    [Field("listKind", 5)]
    public string ListKind { get; init; } = "";

    [Field("categories", 6, List = "atomic")]
    public ValueList<string> Categories { get; init; }
}
