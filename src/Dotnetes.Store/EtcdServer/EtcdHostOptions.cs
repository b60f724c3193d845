using Dotnetes.Serialization.Collections;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Store.EtcdServer;

/// <summary>Where an <see cref="EtcdHost"/> listens and what it says about itself.</summary>
public sealed record EtcdHostOptions
{
    /// <summary>
    /// The client addresses: <c>http://ip:port</c> (gRPC only), <c>https://ip:port</c> (gRPC, and <c>/health</c> and the like over HTTP/1.1 and 2),
    /// <c>unix:///path</c> (gRPC only). Port 0 takes a free one.
    /// </summary>
    public required ValueList<string> ListenClientUrls { get; init; }

    /// <summary>Addresses <c>http://ip:port</c> for <c>/health</c>, <c>/livez</c>, <c>/readyz</c> and <c>/version</c> over HTTP/1.1.</summary>
    public ValueList<string> ListenMetricsUrls { get; init; }

    /// <summary>The addresses told to clients that ask for the members; none means the client addresses as bound.</summary>
    public ValueList<string> AdvertiseClientUrls { get; init; }

    /// <summary>Certificates for the <c>https://</c> addresses, and which client certificates are demanded.</summary>
    public HttpsConnectionAdapterOptions? Tls { get; init; }

    /// <summary>The name of the one member.</summary>
    public string Name { get; init; } = "default";

    /// <summary>The version of etcd's API that is spoken.</summary>
    public string Version { get; init; } = "3.6.4";

    /// <summary>The largest request accepted, in bytes: etcd's largest transaction and some room for what surrounds it.</summary>
    public int MaxRequestBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>Where the server logs; null means nowhere.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }
}
