using System.Security.Cryptography.X509Certificates;
using Dotnetes.Api.Authorization.V1;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.Certificates;
using Dotnetes.Client;
using Dotnetes.Kubelet.Server;
using Dotnetes.Machinery.Configuration;
using Dotnetes.Machinery.Metrics;
using Dotnetes.Machinery.Serving;
using Dotnetes.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Components;

/// <summary>
/// The HTTPS server of a component that runs alone: health for everybody; metrics and configuration for whom the API server lets
/// (TokenReview, SubjectAccessReview).
/// </summary>
public sealed class ComponentEndpoint : IAsyncDisposable
{
    private static readonly TimeSpan s_reviewTime = TimeSpan.FromSeconds(10);

    private readonly WebApplication? _app;
    private readonly ServingOptions _options;
    private readonly IKubeClient _client;
    private readonly ApiAuthenticator _authenticator;
    private readonly HealthMetrics _healthMetrics = new();
    private readonly HealthPath[] _health;
    private readonly MetricRegistry _metrics;
    private readonly string _configuration;

    private ComponentEndpoint(
        ServingOptions options, IReadOnlyList<HealthCheck> checks, IKubeClient client, MetricRegistry metrics, string configuration, TimeProvider time, ILoggerFactory logging, CancellationToken stopping)
    {
        // Alive is who answers; what else is checked says whether requests should go elsewhere.
        var shutdown = HealthCheck.Of("shutdown", () => stopping.IsCancellationRequested ? "process is shutting down" : "");
        _health = [new("healthz", checks, _healthMetrics), new("livez", [], _healthMetrics), new("readyz", [.. checks, shutdown], _healthMetrics)];
        _options = options;
        _client = client;
        _metrics = metrics;
        _configuration = configuration;
        var logger = logging.CreateLogger<ComponentEndpoint>();
        var authorities = options.ClientAuthorityFile.Length > 0
            ? CertificateBundle.Follow(options.ClientAuthorityFile, time, e => AuthenticationLog.NotReloaded(logger, options.ClientAuthorityFile, e.Message))
            : null;
        _authenticator = new ApiAuthenticator(client, authorities, anonymous: true, s_reviewTime, time);
        _app = options.SecurePort == 0 ? null : Build(options, Certificate(options, time, logger), logging);
    }

    /// <summary>Starts serving.</summary>
    /// <param name="options">Where and how.</param>
    /// <param name="checks">What the component's health depends on, beside that it answers.</param>
    /// <param name="client">Reviews tokens and access.</param>
    /// <param name="metrics">The component's metrics.</param>
    /// <param name="configuration">What <c>/configz</c> shows, as JSON.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logging">Where failures are logged.</param>
    /// <param name="cancellationToken">Ends the start, and later the component: it is not ready then.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<ComponentEndpoint> Start(
        ServingOptions options, IReadOnlyList<HealthCheck> checks, IKubeClient client, MetricRegistry metrics, string configuration, TimeProvider time, ILoggerFactory logging,
        CancellationToken cancellationToken)
    {
        var endpoint = new ComponentEndpoint(options, checks, client, metrics, configuration, time, logging, cancellationToken);
        if (endpoint._app is { } app)
        {
            app.Run(endpoint.Handle);
            await app.StartAsync(cancellationToken);
        }

        return endpoint;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync(new CancellationToken(canceled: true));
            await _app.DisposeAsync();
        }
    }

    private static WebApplication Build(ServingOptions options, Func<X509Certificate2> certificate, ILoggerFactory logging)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(logging);
        builder.Services.AddSingleton<Microsoft.Extensions.Hosting.IHostLifetime, QuietLifetime>();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(options.BindAddress, options.SecurePort, listen => listen.UseHttps(https =>
            {
                https.ServerCertificateSelector = (_, _) => certificate();
                https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                https.ClientCertificateValidation = static (_, _, _) => true;
            }));
        });
        return builder.Build();
    }

    private static Func<X509Certificate2> Certificate(ServingOptions options, TimeProvider time, ILogger logger)
    {
        if (options.CertificateFile.Length > 0)
        {
            var files = new FollowedFiles<X509Certificate2>(
                [options.CertificateFile, options.KeyFile],
                static texts => CertificateAuthority.Usable(X509Certificate2.CreateFromPem(texts[0], texts[1])),
                time,
                e => AuthenticationLog.NotReloaded(logger, options.CertificateFile, e.Message));
            return () => files.Value;
        }

        using var authority = CertificateAuthority.Create("dotnetes-component", time);
        var own = authority.IssueServer("localhost", ["localhost"], [System.Net.IPAddress.Loopback]);
        return () => own;
    }

    private async Task Handle(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "/";
        if (!_options.OpenPaths.Contains(path) && await Refusal(http, path) is { } refusal)
        {
            http.Response.StatusCode = refusal.Code;
            await http.Response.WriteAsync(refusal.Text);
            return;
        }

        await (await Answer(path, http)).Send(http);
    }

    private async ValueTask<StatusReply> Answer(string path, HttpContext http)
    {
        foreach (var health in _health)
        {
            if (await health.Answer(path, name => http.Request.Query[name], http.RequestAborted) is { } reply)
            {
                return reply;
            }
        }

        return path switch
        {
            "/metrics" => new(200, MetricRegistry.Write(_metrics, MetricRegistry.Process)) { ContentType = MetricSamples.ContentType },
            "/metrics/slis" => new(200, MetricRegistry.Write(_healthMetrics.Registry)) { ContentType = MetricSamples.ContentType },
            "/configz" => new(200, _configuration) { ContentType = "application/json" },
            _ => StatusReply.NotFound,
        };
    }

    private async Task<(int Code, string Text)?> Refusal(HttpContext http, string path)
    {
        try
        {
            var header = http.Request.Headers.Authorization.ToString();
            var token = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : "";
            var user = await _authenticator.Authenticate(http.Connection.ClientCertificate, token, http.RequestAborted);
            if (user is null)
            {
                return (401, "Unauthorized");
            }

            if (user.Groups.Contains("system:masters"))
            {
                return null;
            }

            var review = new SubjectAccessReview
            {
                Spec = new SubjectAccessReviewSpec
                {
                    User = user.Name,
                    Groups = user.Groups,
                    Uid = user.Uid,
                    NonResourceAttributes = new NonResourceAttributes { Path = path, Verb = http.Request.Method.ToLowerInvariant() },
                },
            };
            var request = new KubeRequest { Verb = "create", Group = "authorization.k8s.io", Version = "v1", Resource = "subjectaccessreviews", Body = review };
            var allowed = (await _client.Send(request, http.RequestAborted)).Value is SubjectAccessReview { Status.Allowed: true };
            return allowed ? null : (403, $"forbidden: User \"{user.Name}\" cannot {http.Request.Method.ToLowerInvariant()} path \"{path}\"");
        }
        catch (Exception e) when (e is KubeApiException or KubeTransportException)
        {
            return (500, "the API server could not be asked");
        }
    }

    /// <summary>The process's signals belong to the executable.</summary>
    private sealed class QuietLifetime : Microsoft.Extensions.Hosting.IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
