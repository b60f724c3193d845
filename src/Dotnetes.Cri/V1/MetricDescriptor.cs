using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>Name, help text and label names of a metric.</summary>
[GrpcMessage]
public sealed partial record MetricDescriptor
{
    /// <summary>Field <c>name</c>.</summary>
    [Field("", 1)]
    public string Name { get; init; } = "";

    /// <summary>Field <c>help</c>.</summary>
    [Field("", 2)]
    public string Help { get; init; } = "";

    /// <summary>Field <c>label_keys</c>.</summary>
    [Field("", 3)]
    public ValueList<string> LabelKeys { get; init; }
}
