using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>A runtime handler by name with its abilities.</summary>
[GrpcMessage]
public sealed partial record RuntimeHandler
{
    /// <summary>Field <c>name</c>.</summary>
    [Field("", 1)]
    public string Name { get; init; } = "";

    /// <summary>Field <c>features</c>.</summary>
    [Field("", 2)]
    public RuntimeHandlerFeatures? Features { get; init; }
}
