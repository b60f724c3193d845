namespace Dotnetes.Api.Config.Tracing.V1;

/// <summary>Address of the trace collector and the rate at which traces are sampled.</summary>
[ApiType(OpenApi = "io.k8s.component-base.tracing.api.v1.TracingConfiguration", Proto = false)]
public sealed partial record TracingConfiguration
{
    [Field("endpoint")]
    public string? Endpoint { get; init; }

    [Field("samplingRatePerMillion")]
    public int? SamplingRatePerMillion { get; init; }
}
