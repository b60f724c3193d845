namespace Dotnetes.Api.Networking.V1;

/// <summary>Adds address ranges from which services get their cluster IPs.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1.ServiceCIDR", TypeMeta = true)]
[Kind("networking.k8s.io", "v1", "ServiceCIDR", Plural = "servicecidrs")]
public sealed partial record ServiceCidr
{
    /// <summary>Standard object metadata, such as the unique name, labels and annotations.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The address ranges made available to services.</summary>
    [Field("spec", 2, Default = "{}")]
    public ServiceCidrSpec Spec { get; init; } = ServiceCidrSpec.Empty;

    /// <summary>Conditions reporting whether the ranges are ready for use.</summary>
    [Field("status", 3, Default = "{}")]
    public ServiceCidrStatus Status { get; init; } = ServiceCidrStatus.Empty;
}

/// <summary>The desired address ranges for service cluster IPs.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1.ServiceCIDRSpec")]
public sealed partial record ServiceCidrSpec
{
    /// <summary>One range in CIDR notation, or two of different IP families for dual stack; a second family may be added later.</summary>
    [Field("cidrs", 1, List = "atomic")]
    public ValueList<string> Cidrs { get; init; }
}

/// <summary>The most recently observed state of a service address range.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1.ServiceCIDRStatus")]
public sealed partial record ServiceCidrStatus
{
    /// <summary>Observations about the ranges; Ready is false with reason Terminating while addresses block deletion.</summary>
    [Field("conditions", 1, List = "map", Keys = "type", Patch = "merge", MergeKey = "type")]
    public ValueList<Meta.V1.Condition> Conditions { get; init; }
}

/// <summary>A list of ServiceCIDR objects as returned by list requests.</summary>
[ApiType(OpenApi = "io.k8s.api.networking.v1.ServiceCIDRList", TypeMeta = true)]
[Kind("networking.k8s.io", "v1", "ServiceCIDRList")]
public sealed partial record ServiceCidrList
{
    /// <summary>Standard list metadata, including the resource version and the continue token for paging.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ListMeta Metadata { get; init; } = Meta.V1.ListMeta.Empty;

    /// <summary>The ServiceCIDR objects contained in this list.</summary>
    [Field("items", 2, Omit = Omit.Never, Required = true)]
    public ValueList<ServiceCidr> Items { get; init; }
}
