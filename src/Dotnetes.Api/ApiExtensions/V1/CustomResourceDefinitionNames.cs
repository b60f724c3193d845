namespace Dotnetes.Api.ApiExtensions.V1;

/// <summary>The names under which a custom resource is known.</summary>
[ApiType(OpenApi = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionNames")]
public sealed partial record CustomResourceDefinitionNames
{
    /// <summary>Lower-case plural name, used in URL paths.</summary>
    [Field("plural", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Plural { get; init; } = "";

    /// <summary>Lower-case singular name; defaults to the kind in lower case.</summary>
    [Field("singular", 2)]
    public string Singular { get; init; } = "";

    /// <summary>Lower-case abbreviations for use on the command line.</summary>
    [Field("shortNames", 3, List = "atomic")]
    public ValueList<string> ShortNames { get; init; }

    /// <summary>Kind of the objects, usually CamelCase and singular.</summary>
    [Field("kind", 4, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Kind { get; init; } = "";

    /// <summary>Kind of lists of the objects; defaults to the kind followed by List.</summary>
    [Field("listKind", 5)]
    public string ListKind { get; init; } = "";

    /// <summary>Groups of resources this one joins, such as all, so that kubectl get all includes it.</summary>
    [Field("categories", 6, List = "atomic")]
    public ValueList<string> Categories { get; init; }
}
