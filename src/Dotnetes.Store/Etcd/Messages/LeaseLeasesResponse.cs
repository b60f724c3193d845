using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Returns all leases that currently exist.</summary>
[GrpcMessage]
public sealed partial record LeaseLeasesResponse
{
    /// <summary>Field <c>header</c>.</summary>
    [Field("", 1)]
    public ResponseHeader? Header { get; init; }

    /// <summary>Field <c>leases</c>.</summary>
    [Field("", 2)]
    public ValueList<LeaseStatus> Leases { get; init; }
}
