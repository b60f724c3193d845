using Dotnetes.Grpc.Wire;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.Grpc.Server;

/// <summary>What a handler knows about the call that it serves.</summary>
public sealed class GrpcServerContext
{
    private GrpcMetadata? _requestHeaders;

    internal GrpcServerContext(HttpContext http, DateTimeOffset? deadline, CancellationToken cancellationToken)
    {
        Http = http;
        Deadline = deadline;
        CancellationToken = cancellationToken;
    }

    /// <summary>The HTTP request, for the connection, the client certificate and the user.</summary>
    public HttpContext Http { get; }

    /// <summary>The full path of the method: <c>/package.Service/Method</c>.</summary>
    public string Method => Http.Request.Path.Value ?? "";

    /// <summary>When the client stops waiting; null when it never does.</summary>
    public DateTimeOffset? Deadline { get; }

    /// <summary>Cancelled when the client cancels or goes away, or the deadline passes.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>The metadata that came with the request.</summary>
    public GrpcMetadata RequestHeaders => _requestHeaders ??= ReadHeaders();

    /// <summary>Metadata to send before the first response; set it before that.</summary>
    public GrpcMetadata ResponseHeaders { get; set; } = GrpcMetadata.Empty;

    /// <summary>Metadata to send with the status; set it before the handler ends.</summary>
    public GrpcMetadata ResponseTrailers { get; set; } = GrpcMetadata.Empty;

    private GrpcMetadata ReadHeaders()
    {
        var entries = new List<KeyValuePair<string, string>>();
        foreach (var (name, values) in Http.Request.Headers)
        {
            if (GrpcHeaderNames.IsReserved(name))
            {
                continue;
            }

            foreach (var value in values)
            {
                entries.Add(new(name.ToLowerInvariant(), value ?? ""));
            }
        }

        return GrpcMetadata.FromWire(entries);
    }
}
