namespace Dotnetes.Api.Core.V1;

/// <summary>Port on which one daemon of a node listens.</summary>
[ApiType(OpenApi = "io.k8s.api.core.v1.DaemonEndpoint")]
public sealed partial record DaemonEndpoint
{
    /// <summary>TCP port number of the daemon; note that its key is capitalized.</summary>
    [Field("Port", 1, Omit = Omit.Never, Required = true, Default = "0")]
    public int Port { get; init; }
}
