using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>A device to be injected by its fully qualified CDI name.</summary>
[GrpcMessage]
public sealed partial record CdiDevice
{
    /// <summary>Field <c>name</c>.</summary>
    [Field("", 1)]
    public string Name { get; init; } = "";
}
