using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Cri.V1;

/// <summary>Asks which metrics the runtime reports for pods; carries no parameters.</summary>
[GrpcMessage]
public sealed partial record ListMetricDescriptorsRequest
{
}
