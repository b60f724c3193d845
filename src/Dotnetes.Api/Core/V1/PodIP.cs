namespace Dotnetes.Api.Core.V1;

/// <summary>One IP address that was assigned to a pod.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.PodIP")]
public sealed partial record PodIP
{
    /// <summary>The IP address, either version 4 or version 6.</summary>
    [Field("ip", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Ip { get; init; } = "";
}
