using Dotnetes.Grpc.Client;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store.Etcd;

/// <summary>Where an etcd cluster is and how to speak with it.</summary>
public sealed record EtcdStoreOptions
{
    /// <summary>
    /// The client addresses of the members: <c>https://host:2379</c>, <c>http://host:2379</c> or <c>unix:///path</c>. One is used until it fails.
    /// </summary>
    public required ValueList<string> Endpoints { get; init; }

    /// <summary>Authorities and client certificate for <c>https://</c> addresses.</summary>
    public GrpcTlsOptions? Tls { get; init; }

    /// <summary>The user to log in as; empty to rely on the client certificate or on no authentication at all.</summary>
    public string Username { get; init; } = "";

    /// <summary>The user's password.</summary>
    public string Password { get; init; } = "";

    /// <summary>How long a connection attempt may take. Default 20 s, as in upstream's API server.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a connection may be silent before it is pinged. Default 30 s; etcd closes connections that ping below 5 s.</summary>
    public TimeSpan KeepAliveTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a ping may stay unanswered before the connection counts as broken.</summary>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a request that can be repeated without harm is repeated while no member answers it. Watches are resumed without end.
    /// </summary>
    public TimeSpan RetryWindow { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The pause after every member was tried in vain; doubled up to <see cref="MaxRetryDelay"/>, and varied by a quarter.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest pause between attempts.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many batches of a watch wait for its reader before etcd is told to hold back.</summary>
    public int WatchBufferBatches { get; init; } = 1024;
}
