using Dotnetes.Serialization;
using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>A key with its value, used for environment variables.</summary>
[GrpcMessage]
public sealed partial record KeyValue
{
    /// <summary>Field <c>key</c>.</summary>
    [Field("", 1)]
    public string Key { get; init; } = "";

    /// <summary>Field <c>value</c>.</summary>
    [Field("", 2)]
    public ByteString Value { get; init; }
}
