using System.Net;
using System.Text;
using Dotnetes.ApiServer.Authentication.Impersonating;
using Dotnetes.ApiServer.Authentication.ServiceAccounts;
using Dotnetes.ApiServer.Discovery;
using Dotnetes.ApiServer.Hosting;
using Dotnetes.ApiServer.Http;
using Dotnetes.ApiServer.Metrics;
using Dotnetes.ApiServer.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer;

/// <summary>An API server that listens on HTTPS, with HTTP/1.1 and HTTP/2.</summary>
public sealed class ApiServerHost : IAsyncDisposable
{
    private readonly WebApplication? _app;
    private readonly HttpFrontend _frontend;

    private ApiServerHost(ApiServerCore core, HttpFrontend frontend, WebApplication? app, IPEndPoint? endpoint)
    {
        Core = core;
        _frontend = frontend;
        _app = app;
        Endpoint = endpoint;
    }

    /// <summary>The server behind the network.</summary>
    public ApiServerCore Core { get; }

    /// <summary>The address at which it listens; null when it does not.</summary>
    public IPEndPoint? Endpoint { get; }

    /// <summary>The URL of the server; empty when it does not listen.</summary>
    public string Url => Endpoint is null ? "" : $"https://{Endpoint}";

    /// <summary>Starts a server: first the objects that every cluster has, then the listener.</summary>
    public static async Task<ApiServerHost> Start(ApiServerOptions options, CancellationToken cancellationToken = default)
    {
        var core = new ApiServerCore(options);
        if (core.Encryption is { } encryption)
        {
            await encryption.Start();
        }

        if (options.Bootstrap)
        {
            await new ClusterBootstrap(core).Run(cancellationToken);
        }

        await core.FlowControl.Start(cancellationToken);
        _ = Aside(core.FlowControl.Run, core.Stopping);
        _ = Aside(core.Authentication.Run, core.Stopping);
        _ = Aside(core.Authorization.Run, core.Stopping);
        if (options.Endpoint is null)
        {
            return new(core, Frontend(core, static () => ""), null, null);
        }

        IPEndPoint? reachable = null;
        var frontend = Frontend(core, () => (reachable ?? options.AdvertiseEndpoint ?? options.Endpoint).ToString());
        var app = Build(core, frontend);
        await app.StartAsync(cancellationToken);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var endpoint = new IPEndPoint(options.Endpoint.Address, new Uri(address).Port);
        var advertised = options.AdvertiseEndpoint ?? endpoint;
        var wanted = advertised.Port == 0 ? new IPEndPoint(advertised.Address, endpoint.Port) : advertised;
        reachable = AdvertiseAddress.Choose(wanted);
        if (options.Bootstrap)
        {
            var cluster = new ClusterAddress(core, current => reachable = AdvertiseAddress.Choose(wanted, current));
            await cluster.Look(cancellationToken);
            _ = cluster.Run(core.Stopping);
            _ = new ServiceRepair(core).Run(core.Stopping);
        }

        return new(core, frontend, app, endpoint);
    }

    /// <summary>Answers a request that came by another way than the listener, such as one of a client in the same process.</summary>
    public Task Handle(HttpContext http) => _frontend.Handle(http);

    /// <summary>Ends the watches, waits for the requests that run, and closes the listener.</summary>
    public async ValueTask DisposeAsync()
    {
        // Watches end with the caches; so the listener need not wait for them.
        await Core.DisposeAsync();
        _frontend.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        if (Core.Audit is { } audit)
        {
            await audit.DisposeAsync();
        }
    }

    // Over a store in memory nothing waits, and the first request would wait for all that such a loop does first.
    private static async Task Aside(Func<CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        await Task.Yield();
        await run(cancellationToken);
    }

    private static IReadOnlyList<IHttpPath> Paths(ApiServerCore core, Func<string> address)
    {
        var health = new HealthPaths(core);
        var authentication = core.Authentication.Paths(address);
        string[] tokens = authentication.Any() ? [OpenIdPaths.ConfigurationPath, OpenIdPaths.KeysPath] : [];
        return
        [
            health, new DiscoveryPaths(core, address, [.. health.Paths, .. tokens]), new OpenApiPaths(core), new VersionPath(core.Options.GitVersion), new MetricsPath(core, health),
            new ComponentPaths(core.Options), .. authentication, .. core.FlowControl.Paths,
        ];
    }

    private static HttpFrontend Frontend(ApiServerCore core, Func<string> address) => new(
        core.Authentication.Request,
        new Impersonation(core.Authorizer, new ImpersonationMetrics(core.Options.Metrics), core.Options.Time),
        core.Options,
        core.Pipeline,
        core.Requests,
        core.Audit,
        core.FlowControl,
        Paths(core, address),
        core.Identities.NewUid,
        core.Options.Logging.CreateLogger<HttpFrontend>());

    private static WebApplication Build(ApiServerCore core, HttpFrontend frontend)
    {
        var options = core.Options;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<ILoggerFactory>(new TransportLogging(options.Logging));
        builder.Services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(o => o.ShutdownTimeout = options.ShutdownTimeout);
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => Configure(kestrel, options));
        builder.Services.AddSingleton<IMemoryPoolFactory<byte>>(new TransportMemory(options.Time));
        var app = builder.Build();
        app.UseWebSockets();
        app.Run(frontend.Handle);
        return app;
    }

    private static void Configure(KestrelServerOptions kestrel, ApiServerOptions options)
    {
        kestrel.AddServerHeader = false;

        // Each answer has an id of its own: a table of headers that were sent before finds little and costs more than the bytes that it saves.
        kestrel.AllowResponseHeaderCompression = false;

        // Warnings may hold what clients sent, in any script.
        kestrel.ResponseHeaderEncodingSelector = static name => name == "Warning" ? Encoding.UTF8 : null;
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MinResponseDataRate = null;
        TransportLimits.Set(kestrel.Limits);
        kestrel.Limits.Http2.MaxStreamsPerConnection = 250;
        kestrel.Limits.Http2.InitialConnectionWindowSize = 1024 * 1024;
        kestrel.Listen(options.Endpoint!, listen =>
        {
            listen.Protocols = HttpProtocols.Http1AndHttp2;
            if (options.ServerCertificate is { } certificate)
            {
                ConnectionOutput.UseHttps(listen, https =>
                {
                    https.ServerCertificateSelector = (_, name) => certificate(name);
                    https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;

                    // The authenticators judge client certificates; whoever has none they know is anonymous.
                    https.ClientCertificateValidation = static (_, _, _) => true;
                });
            }
        });
    }
}
