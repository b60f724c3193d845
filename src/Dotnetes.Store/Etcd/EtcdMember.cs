using Dotnetes.Grpc.Client;

namespace Dotnetes.Store.Etcd;

/// <summary>One address of the cluster with its connections.</summary>
internal sealed class EtcdMember(string address, GrpcChannelOptions options) : IDisposable
{
    public GrpcChannel Channel { get; } = new(address, options);

    /// <summary>The version that the member reported; null until it was asked.</summary>
    public Version? Version { get; set; }

    /// <summary>Whether the last attempt failed; that is logged when it changes.</summary>
    public bool Failing { get; set; }

    public override string ToString() => Channel.Address;

    public void Dispose() => Channel.Dispose();
}
