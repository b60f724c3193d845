namespace Dotnetes.Api.Core.V1;

/// <summary>Settings for affinity by the address of the client.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.ClientIPConfig")]
public sealed partial record ClientIPConfig
{
    /// <summary>Seconds a client stays with its backend after the last traffic, from 1 to 86400; the default is 10800.</summary>
    [Field("timeoutSeconds", 1)]
    public int? TimeoutSeconds { get; init; }
}
