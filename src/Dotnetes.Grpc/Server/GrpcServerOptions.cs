using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Grpc.Server;

/// <summary>Where and how a <see cref="GrpcServer"/> listens.</summary>
public sealed record GrpcServerOptions
{
    /// <summary>
    /// What to listen on: <c>http://ip:port</c>, <c>https://ip:port</c> (port 0 takes a free one), <c>unix:///path</c>.
    /// A socket file that nobody listens on any more is replaced.
    /// </summary>
    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>
    /// Further addresses <c>http://ip:port</c> that speak HTTP/1.1, for <see cref="Other"/> only: without TLS a port speaks one of the two protocols.
    /// </summary>
    public IReadOnlyList<string> Http1Addresses { get; init; } = [];

    /// <summary>
    /// Answers requests that are no gRPC calls, such as health checks by plain HTTP; null refuses them. With it the <c>https://</c> addresses
    /// speak HTTP/1.1 too.
    /// </summary>
    public RequestDelegate? Other { get; init; }

    /// <summary>Certificates for the <c>https://</c> addresses.</summary>
    public HttpsConnectionAdapterOptions? Tls { get; init; }

    /// <summary>The permissions of socket files; null leaves them to the process's umask.</summary>
    public UnixFileMode? SocketMode { get; init; }

    /// <summary>How many calls a client may have in progress on one connection.</summary>
    public int MaxStreamsPerConnection { get; init; } = 1024;

    /// <summary>How long a connection may be silent before it is pinged.</summary>
    public TimeSpan KeepAliveTime { get; init; } = TimeSpan.FromHours(2);

    /// <summary>How long a ping may stay unanswered before the connection is closed.</summary>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Where the web server logs; null means nowhere.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }
}
