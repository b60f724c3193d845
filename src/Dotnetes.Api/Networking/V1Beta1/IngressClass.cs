namespace Dotnetes.Api.Networking.V1Beta1;

/// <summary>A type of ingress that names the controller responsible for it.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1beta1.IngressClass", TypeMeta = true)]
[Kind("networking.k8s.io", "v1beta1", "IngressClass")]
public sealed partial record IngressClass
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("spec", 2, Default = "{}")]
    public IngressClassSpec Spec { get; init; } = IngressClassSpec.Empty;
}

/// <summary>The controller of an ingress class and a reference to its parameters.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1beta1.IngressClassSpec")]
public sealed partial record IngressClassSpec
{
    [Field("controller", 1)]
    public string Controller { get; init; } = "";

    [Field("parameters", 2)]
    public IngressClassParametersReference? Parameters { get; init; }
}

/// <summary>A list of IngressClass objects.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1beta1.IngressClassList", TypeMeta = true)]
[Kind("networking.k8s.io", "v1beta1", "IngressClassList")]
public sealed partial record IngressClassList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<IngressClass> Items { get; init; }
}
