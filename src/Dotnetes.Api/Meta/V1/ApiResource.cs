namespace Dotnetes.Api.Meta.V1;

/// <summary>One resource type of an API version, as reported by discovery.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.APIResource")]
public sealed partial record ApiResource
{
    /// <summary>Plural name used in URLs; subresources are written as resource/subresource.</summary>
    [Field("name", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Singular name in lower case for use by command line tools.</summary>
    [Field("singularName", 6, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string SingularName { get; init; } = "";

    /// <summary>Whether objects of this resource live in namespaces.</summary>
    [Field("namespaced", 2, Omit = Omit.Never, Required = true, Default = "false")]
    public bool Namespaced { get; init; }

    /// <summary>Group of the kind, if different from that of the enclosing list, as with the scale subresource.</summary>
    [Field("group", 8)]
    public string Group { get; init; } = "";

    /// <summary>Version of the kind, if different from that of the enclosing list.</summary>
    [Field("version", 9)]
    public string Version { get; init; } = "";

    /// <summary>Kind of the objects that this resource holds.</summary>
    [Field("kind", 3, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Kind { get; init; } = "";

    /// <summary>Operations that the resource supports, such as get, list, watch, create and delete.</summary>
    [Field("verbs", 4, Omit = Omit.Never, Required = true, Wrapped = true)]
    public ValueList<string> Verbs { get; init; }

    /// <summary>Abbreviations that command line tools accept, such as po for pods.</summary>
    [Field("shortNames", 5, List = "atomic")]
    public ValueList<string> ShortNames { get; init; }

    /// <summary>Groups of resources to which this one belongs, such as all.</summary>
    [Field("categories", 7, List = "atomic")]
    public ValueList<string> Categories { get; init; }

    /// <summary>Hash of the version in which objects are stored, so that clients can notice a change of it.</summary>
    [Field("storageVersionHash", 10)]
    public string StorageVersionHash { get; init; } = "";
}
