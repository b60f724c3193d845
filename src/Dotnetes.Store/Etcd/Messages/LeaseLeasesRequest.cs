using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Asks for all leases that currently exist; carries no parameters.</summary>
[GrpcMessage]
public sealed partial record LeaseLeasesRequest
{
}
