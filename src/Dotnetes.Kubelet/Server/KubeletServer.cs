using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Kubelet.Server;

/// <summary>The kubelet's HTTPS server (port 10250), its health port (10248, plain, on loopback), and the port that everybody may read from, where one is configured.</summary>
internal sealed partial class KubeletServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private KubeletServer(WebApplication app) => _app = app;

    /// <summary>The ports that the server listens on, the HTTPS one first.</summary>
    public IReadOnlyList<int> Ports => [.. _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses
        .OrderByDescending(a => a.StartsWith("https", StringComparison.Ordinal)).Select(a => new Uri(a).Port)];

    /// <summary>Starts listening.</summary>
    /// <exception cref="IOException">A port is taken.</exception>
    public static async Task<KubeletServer> Start(
        IPEndPoint secure, IPEndPoint? health, IPEndPoint? open, Func<X509Certificate2> certificate, KubeletEndpoints endpoints, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(loggers);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelCore();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => Configure(kestrel, secure, [health, open], certificate));
        var app = builder.Build();
        app.UseWebSockets();
        var logger = loggers.CreateLogger<KubeletServer>();
        app.Run(context => Handle(context, endpoints, open?.Port, logger));
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new KubeletServer(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private static void Configure(KestrelServerOptions kestrel, IPEndPoint secure, IPEndPoint?[] plain, Func<X509Certificate2> certificate)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Listen(secure, listen => listen.UseHttps(new HttpsConnectionAdapterOptions
        {
            ServerCertificateSelector = (_, _) => certificate(),
            ClientCertificateMode = ClientCertificateMode.AllowCertificate,

            // Who the certificate's holder is, and whether that counts, is decided per request.
            ClientCertificateValidation = static (_, _, _) => true,
        }));
        foreach (var endpoint in plain.OfType<IPEndPoint>())
        {
            kestrel.Listen(endpoint);
        }
    }

    private static async Task Handle(HttpContext context, KubeletEndpoints endpoints, int? openPort, ILogger logger)
    {
        try
        {
            if (context.Request.IsHttps)
            {
                await endpoints.Handle(context);
            }
            else if (context.Connection.LocalPort == openPort)
            {
                await endpoints.HandleReadOnly(context);
            }
            else
            {
                await endpoints.HandleHealth(context);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone.
        }
        catch (Exception e)
        {
            Log.Failed(logger, context.Request.Method, context.Request.Path.Value ?? "", e);
            if (!context.Response.HasStarted)
            {
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                await context.Response.WriteAsync(e.Message);
            }
        }
    }

    /// <summary>The process's signals belong to the executable, not to this server.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Serving {Method} {Path} failed")]
        public static partial void Failed(ILogger logger, string method, string path, Exception exception);
    }
}
