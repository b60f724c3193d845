namespace Dotnetes.Api.Core.V1;

/// <summary>Bounds and defaults for resource amounts of one kind of thing.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.LimitRangeItem")]
public sealed partial record LimitRangeItem
{
    /// <summary>What the item applies to: Container, Pod or PersistentVolumeClaim.</summary>
    [Field("type", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Type { get; init; } = "";

    /// <summary>Largest amount that is allowed, per resource.</summary>
    [Field("max", 2)]
    public ValueMap<Quantity> Max { get; init; }

    /// <summary>Smallest amount that is allowed, per resource.</summary>
    [Field("min", 3)]
    public ValueMap<Quantity> Min { get; init; }

    /// <summary>Limit given per resource to containers that specify none.</summary>
    [Field("default", 4)]
    public ValueMap<Quantity> Default { get; init; }

    /// <summary>Request given per resource to containers that specify none.</summary>
    [Field("defaultRequest", 5)]
    public ValueMap<Quantity> DefaultRequest { get; init; }

    /// <summary>Largest permitted quotient of limit and request per resource, which restricts overcommitment; both must then be given.</summary>
    [Field("maxLimitRequestRatio", 6)]
    public ValueMap<Quantity> MaxLimitRequestRatio { get; init; }
}
