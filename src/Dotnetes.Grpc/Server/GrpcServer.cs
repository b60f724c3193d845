using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Grpc.Server;

/// <summary>
/// A Kestrel server that speaks nothing but gRPC: for the plugin sockets of a node and for servers of their own.
/// Components that also serve other HTTP use a <see cref="GrpcRouter"/> in their own pipeline.
/// </summary>
public sealed class GrpcServer : IAsyncDisposable
{
    private const string UnixPrefix = "unix://";

    private readonly WebApplication _app;

    private GrpcServer(WebApplication app, IReadOnlyList<string> addresses)
    {
        _app = app;
        Addresses = addresses;
    }

    /// <summary>What the server listens on, in the form that <see cref="Client.GrpcChannel"/> takes, with the ports that were chosen.</summary>
    public IReadOnlyList<string> Addresses { get; }

    /// <summary>Starts listening.</summary>
    /// <exception cref="IOException">An address is in use or cannot be bound.</exception>
    /// <exception cref="ArgumentException">An address has another form.</exception>
    public static async Task<GrpcServer> Start(GrpcRouter router, GrpcServerOptions options, CancellationToken cancellationToken = default)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(options.LoggerFactory ?? NullLoggerFactory.Instance);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelCore();
        if (options.Tls is not null)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }

        builder.WebHost.ConfigureKestrel(kestrel => Configure(kestrel, options));
        var app = builder.Build();
        app.Run(options.Other is { } other ? http => GrpcRouter.IsGrpc(http.Request) ? router.Invoke(http) : other(http) : router.Invoke);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new GrpcServer(app, BoundAddresses(app, options));
    }

    /// <summary>Stops taking calls and waits for those in progress until the token is cancelled; then they are aborted.</summary>
    public Task Stop(CancellationToken cancellationToken) => _app.StopAsync(cancellationToken);

    /// <summary>Stops at once; calls in progress are aborted.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private static void Configure(KestrelServerOptions kestrel, GrpcServerOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.AcceptAnyAuthority();
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MaxConcurrentConnections = null;
        kestrel.Limits.Http2.MaxStreamsPerConnection = options.MaxStreamsPerConnection;
        kestrel.Limits.Http2.KeepAlivePingDelay = options.KeepAliveTime;
        kestrel.Limits.Http2.KeepAlivePingTimeout = options.KeepAliveTimeout;
        foreach (var address in options.Addresses)
        {
            Listen(kestrel, address, options, HttpProtocols.Http2);
        }

        foreach (var address in options.Http1Addresses)
        {
            Listen(kestrel, address, options, HttpProtocols.Http1);
        }
    }

    private static void Listen(KestrelServerOptions kestrel, string address, GrpcServerOptions options, HttpProtocols protocol)
    {
        if (address.StartsWith(UnixPrefix, StringComparison.Ordinal))
        {
            var path = address[UnixPrefix.Length..];
            RemoveStaleSocket(path);
            kestrel.ListenUnixSocket(path, listen => listen.Protocols = protocol);
            return;
        }

        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("http" or "https")
            || !IPAddress.TryParse(uri.DnsSafeHost == "localhost" ? "127.0.0.1" : uri.DnsSafeHost, out var ip))
        {
            throw new ArgumentException($"cannot listen on \"{address}\"");
        }

        kestrel.Listen(ip, uri.Port, listen =>
        {
            listen.Protocols = protocol;
            if (uri.Scheme == "https")
            {
                listen.Protocols = options.Other is null ? protocol : HttpProtocols.Http1AndHttp2;
                listen.UseHttps(options.Tls ?? throw new ArgumentException($"{address} needs a certificate"));
            }
        });
    }

    private static void RemoveStaleSocket(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        using var probe = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            probe.Connect(new UnixDomainSocketEndPoint(path));
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionRefused && new FileInfo(path).Length == 0)
        {
            File.Delete(path);
            return;
        }

        throw new IOException($"somebody listens on {path}");
    }

    private static List<string> BoundAddresses(WebApplication app, GrpcServerOptions options)
    {
        var bound = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        var result = new List<string>();
        foreach (var address in bound)
        {
            // Kestrel writes unix sockets as http://unix:/path.
            const string kestrelPrefix = "://unix:";
            var unix = address.IndexOf(kestrelPrefix, StringComparison.Ordinal);
            if (unix < 0)
            {
                result.Add(address);
                continue;
            }

            var path = address[(unix + kestrelPrefix.Length)..];
            result.Add(UnixPrefix + path);
            if (options.SocketMode is { } mode && !OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, mode);
            }
        }

        return result;
    }

    /// <summary>The process's signals belong to the executable, not to this server.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
