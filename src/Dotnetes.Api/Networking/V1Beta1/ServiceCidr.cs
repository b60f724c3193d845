namespace Dotnetes.Api.Networking.V1Beta1;

/// <summary>Address ranges from which cluster addresses of services are taken.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1beta1.ServiceCIDR", TypeMeta = true)]
[Kind("networking.k8s.io", "v1beta1", "ServiceCIDR", Plural = "servicecidrs")]
public sealed partial record ServiceCidr
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("spec", 2, Default = "{}")]
    public ServiceCidrSpec Spec { get; init; } = ServiceCidrSpec.Empty;

    [Field("status", 3, Default = "{}")]
    public ServiceCidrStatus Status { get; init; } = ServiceCidrStatus.Empty;
}

/// <summary>The address ranges, at most one for each IP family.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1beta1.ServiceCIDRSpec")]
public sealed partial record ServiceCidrSpec
{
    [Field("cidrs", 1, List = "atomic")]
    public ValueList<string> Cidrs { get; init; }
}

/// <summary>Observed state of a service address range, such as whether it is ready.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1beta1.ServiceCIDRStatus")]
public sealed partial record ServiceCidrStatus
{
    [Field("conditions", 1, List = "map", Keys = "type", Patch = "merge", MergeKey = "type")]
    public ValueList<Meta.V1.Condition> Conditions { get; init; }
}

/// <summary>A list of ServiceCIDR objects.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1beta1.ServiceCIDRList", TypeMeta = true)]
[Kind("networking.k8s.io", "v1beta1", "ServiceCIDRList")]
public sealed partial record ServiceCidrList
{
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<ServiceCidr> Items { get; init; }
}
