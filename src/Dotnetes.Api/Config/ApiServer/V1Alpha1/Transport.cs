namespace Dotnetes.Api.Config.ApiServer.V1Alpha1;

/// <summary>Transport to the proxy: TCP or a Unix domain socket.</summary>
[ApiType(Proto = false)]
public sealed partial record Transport
{
    [Field("tcp")]
    public TcpTransport? Tcp { get; init; }

    [Field("uds")]
    public UdsTransport? Uds { get; init; }
}
