namespace Dotnetes.Api.Resource.V1Beta2;

/// <summary>The typed value of one device attribute; exactly one member is set.</summary>
[ApiType(OpenApi = "io.k8s.api.resource.v1beta2.DeviceAttribute")]
public sealed partial record DeviceAttribute
{
    [Field("int", 2)]
    public long? Int { get; init; }

    [Field("bool", 3)]
    public bool? Bool { get; init; }

    [Field("string", 4)]
    public string? String { get; init; }

    [Field("version", 5)]
    public string? Version { get; init; }

    [Field("ints", 6, List = "atomic", Gate = "DRAListTypeAttributes")]
    public ValueList<long> Ints { get; init; }

    [Field("bools", 7, List = "atomic", Gate = "DRAListTypeAttributes")]
    public ValueList<bool> Bools { get; init; }

    [Field("strings", 8, List = "atomic", Gate = "DRAListTypeAttributes")]
    public ValueList<string> Strings { get; init; }

    [Field("versions", 9, List = "atomic", Gate = "DRAListTypeAttributes")]
    public ValueList<string> Versions { get; init; }
}
