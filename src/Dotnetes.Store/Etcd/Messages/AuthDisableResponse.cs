using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Answer to disabling authentication, consisting of the common header only.</summary>
[GrpcMessage]
public sealed partial record AuthDisableResponse
{
    /// <summary>Field <c>header</c>.</summary>
    [Field("", 1)]
    public ResponseHeader? Header { get; init; }
}
