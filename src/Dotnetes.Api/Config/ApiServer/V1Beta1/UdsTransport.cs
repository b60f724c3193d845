namespace Dotnetes.Api.Config.ApiServer.V1Beta1;

/// <summary>Reaches the proxy through a Unix domain socket on the same machine.</summary>
[ApiType(Proto = false)]
public sealed partial record UdsTransport
{
    [Field("udsName")]
    public string UdsName { get; init; } = "";
}
