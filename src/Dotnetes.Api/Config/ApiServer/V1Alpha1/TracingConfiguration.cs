namespace Dotnetes.Api.Config.ApiServer.V1Alpha1;

/// <summary>Configuration file for the trace output of the API server.</summary>
[ApiType(Proto = false, TypeMeta = true)]
[Kind("apiserver.config.k8s.io", "v1alpha1", "TracingConfiguration")]
public sealed partial record TracingConfiguration
{
    [Field("endpoint")]
    public string? Endpoint { get; init; }

    [Field("samplingRatePerMillion")]
    public int? SamplingRatePerMillion { get; init; }
}
