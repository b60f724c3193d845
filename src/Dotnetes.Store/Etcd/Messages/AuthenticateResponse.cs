using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Token with which the client authorizes further requests.</summary>
[GrpcMessage]
public sealed partial record AuthenticateResponse
{
    /// <summary>Field <c>header</c>.</summary>
    [Field("", 1)]
    public ResponseHeader? Header { get; init; }

    /// <summary>Field <c>token</c>.</summary>
    [Field("", 2)]
    public string Token { get; init; } = "";
}
