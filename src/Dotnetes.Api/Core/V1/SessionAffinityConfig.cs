namespace Dotnetes.Api.Core.V1;

/// <summary>Details of how clients stick to a backend.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.SessionAffinityConfig")]
public sealed partial record SessionAffinityConfig
{
    /// <summary>Settings for affinity by the address of the client.</summary>
    [Field("clientIP", 1)]
    public ClientIPConfig? ClientIP { get; init; }
}
