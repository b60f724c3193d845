namespace Dotnetes.Api.Meta.V1;

/// <summary>Refers to an owner in the same namespace, or to a cluster-scoped one.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.OwnerReference", Atomic = true)]
public sealed partial record OwnerReference
{
    /// <summary>Group and version of the kind of the owner.</summary>
    [Field("apiVersion", 5, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string ApiVersion { get; init; } = "";

    /// <summary>Kind of the object that is the owner.</summary>
    [Field("kind", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Kind { get; init; } = "";

    /// <summary>Name of the object that is the owner.</summary>
    [Field("name", 3, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Name { get; init; } = "";

    /// <summary>Unique id of the owner, which tells it apart from later objects of that name.</summary>
    [Field("uid", 4, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Uid { get; init; } = "";

    /// <summary>Whether this owner is the controller that manages the object; the default is false.</summary>
    [Field("controller", 6)]
    public bool? Controller { get; init; }

    /// <summary>When true, foreground deletion keeps the owner until this object is gone; the default is false.</summary>
    [Field("blockOwnerDeletion", 7)]
    public bool? BlockOwnerDeletion { get; init; }
}
