namespace Dotnetes.Api.Networking.V1;

/// <summary>Describes a type of ingress and names the controller that implements it.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1.IngressClass", TypeMeta = true)]
[Kind("networking.k8s.io", "v1", "IngressClass", Plural = "ingressclasses")]
public sealed partial record IngressClass
{
    /// <summary>Standard object metadata, such as the unique name, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The controller in charge and its optional extra configuration.</summary>
    [Field("spec", 2, Default = "{}")]
    public IngressClassSpec Spec { get; init; } = IngressClassSpec.Empty;
}

/// <summary>The desired properties of an ingress class.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1.IngressClassSpec")]
public sealed partial record IngressClassSpec
{
    /// <summary>Domain-prefixed path of at most 250 characters naming the controller, such as acme.io/ingress-controller; cannot be changed.</summary>
    [Field("controller", 1)]
    public string Controller { get; init; } = "";

    /// <summary>Object with additional settings for the controller; omit when none are needed.</summary>
    [Field("parameters", 2)]
    public IngressClassParametersReference? Parameters { get; init; }
}

/// <summary>A list of IngressClass objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1.IngressClassList", TypeMeta = true)]
[Kind("networking.k8s.io", "v1", "IngressClassList")]
public sealed partial record IngressClassList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The IngressClass objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<IngressClass> Items { get; init; }
}
