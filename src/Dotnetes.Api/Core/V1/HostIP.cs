namespace Dotnetes.Api.Core.V1;

/// <summary>One IP address of the node that runs a pod.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.HostIP")]
public sealed partial record HostIP
{
    /// <summary>The IP address, either version 4 or version 6.</summary>
    [Field("ip", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Ip { get; init; } = "";
}
