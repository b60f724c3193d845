namespace Dotnetes.Api.FlowControl.V1;

/// <summary>Chooses the property of a request that determines its flow.</summary>
[ApiType(OpenApi = "io.k8s.api.flowcontrol.v1.FlowDistinguisherMethod")]
public sealed partial record FlowDistinguisherMethod
{
    /// <summary>Property used to tell flows apart: the user or the namespace.</summary>
    [Field("type", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Type { get; init; } = "";
}
