using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>Returns the descriptions of all metrics the runtime reports.</summary>
[GrpcMessage]
public sealed partial record ListMetricDescriptorsResponse
{
    /// <summary>Field <c>descriptors</c>.</summary>
    [Field("", 1)]
    public ValueList<MetricDescriptor> Descriptors { get; init; }
}
