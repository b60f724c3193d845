using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Hash of the backend of the member that answered.</summary>
[GrpcMessage]
public sealed partial record HashResponse
{
    /// <summary>Field <c>header</c>.</summary>
    [Field("", 1)]
    public ResponseHeader? Header { get; init; }

    /// <summary>Field <c>hash</c>.</summary>
    [Field("", 2)]
    public uint Hash { get; init; }
}
