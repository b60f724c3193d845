namespace Dotnetes.Api.Core.V1;

/// <summary>Internal record of which numbers or addresses of a range are taken; not meant for users.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.RangeAllocation", TypeMeta = true)]
[Kind("", "v1", "RangeAllocation", Namespaced = true)]
public sealed partial record RangeAllocation
{
    /// <summary>Identity and bookkeeping of the object: name, namespace, labels, annotations, owners and version information.</summary>
    [Field("metadata", 1, Default = "{}")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    /// <summary>The covered range as text, such as a CIDR or a port interval.</summary>
    [Field("range", 2, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Range { get; init; } = "";

    /// <summary>Bitmap with one bit per member of the range, set when allocated; base64-encoded in JSON.</summary>
    [Field("data", 3, Omit = Omit.Never, Required = true)]
    public ByteString Data { get; init; }
}
