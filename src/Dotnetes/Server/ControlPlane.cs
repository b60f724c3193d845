using Dotnetes.Api.Config.Scheduler.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Authentication.ServiceAccounts;
using Dotnetes.ApiServer.Connecting;
using Dotnetes.ApiServer.Hosting;
using Dotnetes.ApiServer.Resources;
using Dotnetes.ApiServer.Resources.Core.ServiceAllocation;
using Dotnetes.Certificates;
using Dotnetes.Client;
using Dotnetes.Components;
using Dotnetes.Controllers;
using Dotnetes.Controllers.Certificates;
using Dotnetes.Machinery.Metrics;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Server;

/// <summary>
/// The control plane in one process: store, API server, controllers and scheduler. The components reach the API server in process, each
/// with its own identity.
/// </summary>
public sealed class ControlPlane : IAsyncDisposable
{
    private const string ControllerManager = "kube-controller-manager";

    private readonly ServerOptions _options;
    private readonly TimeProvider _time;
    private readonly ILoggerFactory _logging;
    private readonly ClusterCertificates _certificates;
    private readonly ClusterStore _store;
    private readonly CancellationTokenSource _stopping = new();

    private readonly RunningComponents _running;

    private ControlPlane(
        ServerOptions options, TimeProvider time, ILoggerFactory logging, ClusterCertificates certificates, ClusterStore store, ApiServerHost apiServer, RunningComponents running)
    {
        _running = running;
        _options = options;
        _time = time;
        _logging = logging;
        _certificates = certificates;
        _store = store;
        ApiServer = apiServer;
    }

    /// <summary>The API server.</summary>
    public ApiServerHost ApiServer { get; }

    /// <summary>The certificates of the cluster.</summary>
    public ClusterCertificates Certificates => _certificates;

    /// <summary>Opens the store and starts the API server; the other components start with <see cref="Run"/>.</summary>
    public static async Task<ControlPlane> Start(ServerOptions options, TimeProvider time, ILoggerFactory logging, CancellationToken cancellationToken)
    {
        var certificates = ClusterCertificates.Prepare(options, time, logging.CreateLogger<ClusterCertificates>());
        var logger = logging.CreateLogger("Dotnetes.Server");
        var metrics = new MetricRegistry();
        var authentication = options.Authentication.Load(options.ServiceAccounts.Load(options.Data.Pki, time, logger), certificates, time, logger);
        var store = await ClusterStore.Open(options, time, logging, cancellationToken);
        var running = new RunningComponents();
        var apiServer = await ApiServerHost.Start(
            new ApiServerOptions
            {
                Store = store.Store,
                Resources = BuiltInResources.Create(new ServiceAllocator(options.Services, SystemRandom.Create()), options.EventLife),
                Components = [running.Probe("controller-manager"), running.Probe("scheduler")],
                Time = time,
                Random = SystemRandom.Create(),
                Logging = logging,
                Metrics = metrics,
                ServerId = ServerName.Of(System.Net.Dns.GetHostName()),
                Authenticators = [options.Authentication.ClientCertificates(() => certificates.Authorities, metrics, time, logger)],
                Authentication = authentication,
                AnonymousUser = options.Authentication.AnonymousUser(options.Authorization),
                BuiltInAdmission = options.Admission,
                Authorization = options.Authorization,
                Audit = options.Audit,
                Encryption = options.Encryption,
                FlowControl = options.FlowControl,
                Endpoint = options.Endpoint,
                AdvertiseEndpoint = options.Reachable,
                ServerCertificate = _ => certificates.Server,
                PublicAuthority = () => certificates.AuthorityPem,
                ServiceRanges = options.Services.Cidrs,
                Flags = options.Flags,
                KubeletClient = new KubeletClientOptions
                {
                    ClientCertificate = () => certificates.KubeletClient,
                    Authorities = () => certificates.Authorities,
                    PreferredAddressTypes = ["InternalIP", "ExternalIP", "Hostname"],
                },
            },
            cancellationToken);
        await ClusterBindings.Ensure(new KubeClient(apiServer.Core.Transport(UserInfo.ApiServer, UserAgents.Of("dotnetes"))), cancellationToken);
        certificates.WriteAdminKubeconfig(options.Data.AdminKubeconfig, $"https://127.0.0.1:{apiServer.Endpoint!.Port}");
        var controlPlane = new ControlPlane(options, time, logging, certificates, store, apiServer, running);
        CertificateWatch.Start(options.Data, new KubeClient(apiServer.Core.Transport(UserInfo.ApiServer, UserAgents.Of("dotnetes"))), metrics, time, logging, controlPlane._stopping.Token);
        _ = certificates.Run(controlPlane._stopping.Token);
        return controlPlane;
    }

    /// <summary>A client with an identity of its own.</summary>
    /// <param name="agent">How it calls itself (<see cref="UserAgents"/>).</param>
    /// <param name="user">The user's name.</param>
    /// <param name="groups">The groups beside <c>system:authenticated</c>.</param>
    public IKubeClient Client(string agent, string user, params ValueList<string> groups) =>
        new KubeClient(ApiServer.Core.Transport(new UserInfo(user) { Groups = groups.Add("system:authenticated") }, agent));

    /// <summary>A client with the identity of a service account of kube-system.</summary>
    /// <param name="agent">How it calls itself (<see cref="UserAgents"/>).</param>
    /// <param name="account">The service account.</param>
    public IKubeClient ClientForAccount(string agent, string account) =>
        Client(agent, $"system:serviceaccount:kube-system:{account}", "system:serviceaccounts", "system:serviceaccounts:kube-system");

    /// <summary>Runs what the store needs until cancelled.</summary>
    /// <exception cref="IOException">The store has stopped by itself.</exception>
    public Task RunStore(CancellationToken cancellationToken) => _store.Run(cancellationToken);

    /// <summary>Runs controllers and scheduler until cancelled.</summary>
    public Task Run(CancellationToken cancellationToken) => Task.WhenAll(
        _running.Add("controller-manager", ControllerManagerComponent.Run(
            Client(UserAgents.Of(ControllerManager), "system:kube-controller-manager"), ControllerOptions(), _time, _logging, cancellationToken,
            account => ClientForAccount(UserAgents.Of(ControllerManager, account), account))),
        _running.Add("scheduler", SchedulerComponent.Run(
            Client(UserAgents.Of("kube-scheduler"), "system:kube-scheduler"), KubeSchedulerConfiguration.Empty, ApiServer.Core.Options.Metrics, _time, _logging, cancellationToken)));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await ApiServer.DisposeAsync();
        await _store.DisposeAsync();
        _certificates.Dispose();
        _stopping.Dispose();
    }

    // Controllers of their own process ask the API server; those of this one have the key at hand.
    private ValueTask<string> IssueToken(ServiceAccount account, Secret secret, CancellationToken cancellationToken)
    {
        var tokens = ApiServer.Core.Options.Authentication.ServiceAccounts!;
        return new(new ServiceAccountTokenIssuer(tokens.Issuers[0], tokens.Keys.Signing!, _time).IssueLegacy(account, secret));
    }

    private ControllerSetOptions ControllerOptions() => new()
    {
        Controllers = ControllerSelection.WithBootstrap,
        PodRange = _options.PodRange,
        ServiceAccounts = new() { RootCaPem = () => _certificates.AuthorityPem, IssueToken = IssueToken },
        Certificates = CertificateOptions.Of(() => _certificates.Authority) with { ApproveServing = true, ApproveNodeComponents = true },

        // This process has the only API server.
        Namespaces = new() { DeletionGracePeriod = TimeSpan.Zero },
    };
}
