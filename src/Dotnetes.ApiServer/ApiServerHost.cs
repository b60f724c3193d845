using System.Net;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Discovery;
using Dotnetes.ApiServer.Hosting;
using Dotnetes.ApiServer.Http;
using Dotnetes.ApiServer.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer;

/// <summary>An API server that listens on HTTPS, with HTTP/1.1 and HTTP/2.</summary>
public sealed class ApiServerHost : IAsyncDisposable
{
    private readonly WebApplication? _app;

    private ApiServerHost(ApiServerCore core, WebApplication? app, IPEndPoint? endpoint)
    {
        Core = core;
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
        if (options.Bootstrap)
        {
            await new ClusterBootstrap(core).Run(cancellationToken);
        }

        await core.FlowControl.Start(cancellationToken);
        _ = core.FlowControl.Run(core.Stopping);
        _ = core.Authentication.Run(core.Stopping);
        _ = core.Authorization.Run(core.Stopping);
        if (options.Endpoint is null)
        {
            return new(core, null, null);
        }

        IPEndPoint? reachable = null;
        var app = Build(core, () => (reachable ?? options.AdvertiseEndpoint ?? options.Endpoint).ToString());
        await app.StartAsync(cancellationToken);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var endpoint = new IPEndPoint(options.Endpoint.Address, new Uri(address).Port);
        var advertised = options.AdvertiseEndpoint ?? endpoint;
        reachable = AdvertiseAddress.Choose(advertised.Port == 0 ? new IPEndPoint(advertised.Address, endpoint.Port) : advertised);
        if (options.Bootstrap)
        {
            var cluster = new ClusterAddress(core, reachable);
            await cluster.Look(cancellationToken);
            _ = cluster.Run(core.Stopping);
        }

        return new(core, app, endpoint);
    }

    /// <summary>Ends the watches, waits for the requests that run, and closes the listener.</summary>
    public async ValueTask DisposeAsync()
    {
        // Watches end with the caches; so the listener need not wait for them.
        await Core.DisposeAsync();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }
    }

    private static WebApplication Build(ApiServerCore core, Func<string> address)
    {
        var options = core.Options;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(options.Logging);
        builder.Services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(o => o.ShutdownTimeout = options.ShutdownTimeout);
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => Configure(kestrel, options));
        var app = builder.Build();
        var frontend = new HttpFrontend(
            core.Authentication.Request,
            new Impersonation(core.Authorizer),
            options,
            core.Pipeline,
            core.Requests,
            core.FlowControl,
            [new HealthPaths(core), new DiscoveryPaths(core), new OpenApiPaths(core), new VersionPath(options.GitVersion), new MetricsPath(core), .. core.Authentication.Paths(address), .. core.FlowControl.Paths],
            options.Logging.CreateLogger<HttpFrontend>());
        app.UseWebSockets();
        app.Run(frontend.Handle);
        return app;
    }

    private static void Configure(KestrelServerOptions kestrel, ApiServerOptions options)
    {
        kestrel.AddServerHeader = false;
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
                listen.UseHttps(https =>
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
