namespace Dotnetes.Api.Resource.V1;

/// <summary>The typed value of one device attribute; exactly one member is set.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1.DeviceAttribute")]
public sealed partial record DeviceAttribute
{
    /// <summary>The value when the attribute is a whole number.</summary>
    [Field("int", 2)]
    public long? Int { get; init; }

    /// <summary>The value when the attribute is true or false.</summary>
    [Field("bool", 3)]
    public bool? Bool { get; init; }

    /// <summary>The value when the attribute is a short text.</summary>
    [Field("string", 4)]
    public string? String { get; init; }

    /// <summary>The value when the attribute is a semantic version.</summary>
    [Field("version", 5)]
    public string? Version { get; init; }

    /// <summary>The values when the attribute holds several whole numbers.</summary>
    [Field("ints", 6, List = "atomic", Gate = "DRAListTypeAttributes")]
    public ValueList<long> Ints { get; init; }

    /// <summary>The values when the attribute holds several booleans.</summary>
    [Field("bools", 7, List = "atomic", Gate = "DRAListTypeAttributes")]
    public ValueList<bool> Bools { get; init; }

    /// <summary>The values when the attribute holds several texts.</summary>
    [Field("strings", 8, List = "atomic", Gate = "DRAListTypeAttributes")]
    public ValueList<string> Strings { get; init; }

    /// <summary>The values when the attribute holds several semantic versions.</summary>
    [Field("versions", 9, List = "atomic", Gate = "DRAListTypeAttributes")]
    public ValueList<string> Versions { get; init; }
}
