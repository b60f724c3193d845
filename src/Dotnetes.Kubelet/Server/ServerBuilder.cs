using System.Net;
using System.Security.Cryptography.X509Certificates;
using Dotnetes.Api.Config.Kubelet.V1Beta1;
using Dotnetes.Client;
using Dotnetes.Cri;
using Dotnetes.Kubelet.Certificates;
using Dotnetes.Kubelet.Logs;
using Dotnetes.Kubelet.Nodes;
using Dotnetes.Kubelet.Pods;
using Dotnetes.Kubelet.Server.SystemLogs;
using Dotnetes.Kubelet.Stats;
using Dotnetes.Machinery.Serving;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Kubelet.Server;

/// <summary>Makes the kubelet's server as options and configuration say.</summary>
internal sealed class ServerBuilder(
    KubeletOptions options, KubeletConfiguration configuration, KubeletPaths paths, IKubeClient client, KubeletMetrics metrics, TimeProvider time, ILoggerFactory loggers)
{
    private static readonly string[] s_paths =
        ["/checkpoint", "/configz", "/containerLogs", "/debug", "/exec", "/attach", "/flagz", "/healthz", "/logs", "/metrics", "/pods", "/portForward", "/run", "/runningpods", "/stats", "/statusz"];

    /// <summary>Starts it; null when there is to be none.</summary>
    /// <exception cref="IOException">A port is taken.</exception>
    public async Task<KubeletServer?> Start(PodWorkers workers, CriClient runtime, NodeUsage usage, NodeReporter reporter, SyncLoopMonitor loop, CancellationToken cancellationToken)
    {
        if (configuration.EnableServer is false)
        {
            return null;
        }

        var endpoints = new KubeletEndpoints(Routes(workers, runtime, usage, reporter, loop), Authenticator(), Authorizer(), metrics, time);
        var certificate = Certificate(reporter, cancellationToken);
        var address = IPAddress.Parse(configuration.Address);
        var health = configuration.HealthzPort is { } port and > 0 ? new IPEndPoint(IPAddress.Parse(configuration.HealthzBindAddress), port) : null;
        var open = configuration.ReadOnlyPort > 0 ? new IPEndPoint(address, configuration.ReadOnlyPort) : null;
        var secure = new IPEndPoint(address, options.ServerPort ?? configuration.Port);
        return await KubeletServer.Start(secure, health, open, certificate, endpoints, loggers, cancellationToken);
    }

    private KubeletRoutes Routes(PodWorkers workers, CriClient runtime, NodeUsage usage, NodeReporter reporter, SyncLoopMonitor loop)
    {
        var pods = new PodFinder(workers, time);
        return new(workers, configuration)
        {
            Logs = new ContainerLogEndpoint(pods, new ContainerLogReader(time), paths, time),
            Streaming = new StreamingEndpoints(pods, runtime, Span(configuration.StreamingConnectionIdleTimeout), time),
            Stats = new StatsEndpoints(usage, runtime, reporter.Machine, paths, options, metrics, time),
            SystemLogs = new SystemLogEndpoint(
                new FolderServer(options.SystemLogs), configuration.EnableSystemLogQuery is true ? new NodeLogReader(options.SystemLogs, options.JournalProgram, time) : null),
            Checkpoints = new CheckpointEndpoint(pods, runtime, paths, time),
            Debug = new DebugEndpoints(new ComponentPages("kubelet", options.KubeletVersion, s_paths, options.Flags, time), options.SetVerbosity),
            Health = new HealthEndpoint(() => loop.Problem),
        };
    }

    private IRequestAuthenticator Authenticator()
    {
        if (options.Authenticator is { } given)
        {
            return given;
        }

        var authentication = configuration.Authentication;
        var authorities = options.ClientAuthorities ?? (authentication.X509.ClientCAFile is { Length: > 0 } file ? ServingCertificate.FollowAuthorities(file, time) : null);
        return new ApiAuthenticator(
            authentication.Webhook.Enabled is false ? null : client, authorities, authentication.Anonymous.Enabled is true, Span(authentication.Webhook.CacheTtl), time);
    }

    private IRequestAuthorizer Authorizer()
    {
        var authorization = configuration.Authorization;
        return options.Authorizer ?? (authorization.Mode == "AlwaysAllow"
            ? new AllowAll()
            : new ApiAuthorizer(client, options.NodeName, Span(authorization.Webhook.CacheAuthorizedTtl), Span(authorization.Webhook.CacheUnauthorizedTtl), time));
    }

    private Func<X509Certificate2> Certificate(NodeReporter reporter, CancellationToken cancellationToken)
    {
        if (options.ServingCertificate is { } given)
        {
            return given;
        }

        if (configuration.TlsCertFile.Length > 0)
        {
            return ServingCertificate.Follow(configuration.TlsCertFile, configuration.TlsPrivateKeyFile, time);
        }

        var own = ServingCertificate.SelfSigned(paths.Pki, options.NodeName, reporter.Addresses, time);
        if (!configuration.ServerTlsBootstrap)
        {
            return () => own;
        }

        // Until the cluster has issued one, the self-signed certificate must do.
        var store = new CertificateStore(paths.Pki, "kubelet-server", time) { IsOutdated = options.IsOutdated };
        store.Load();
        var requests = new CertificateRequests(client, options.NodeName, time);
        var rotation = new CertificateRotation(
            store, (key, token) => requests.Serving(key, reporter.Addresses, token), time, loggers.CreateLogger<CertificateRotation>());
        rotation.Report(options.Metrics, "server");
        _ = rotation.Run(cancellationToken);
        return () => store.Current ?? own;
    }

    private static TimeSpan Span(Duration value) => TimeSpan.FromSeconds(value.TotalSeconds);
}
