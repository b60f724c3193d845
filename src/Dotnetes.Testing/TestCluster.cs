using Dotnetes.ApiServer;
using Dotnetes.ApiServer.Audit;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Authentication.ServiceAccounts;
using Dotnetes.ApiServer.Resources;
using Dotnetes.ApiServer.Resources.Core.ServiceAllocation;
using Dotnetes.Client;
using Dotnetes.Store;
using Dotnetes.Testing.Components;
using Dotnetes.Testing.Execution;
using Dotnetes.Testing.Faults;
using Dotnetes.Testing.Http;
using Dotnetes.Testing.Nodes;
using Dotnetes.Testing.Stages;

namespace Dotnetes.Testing;

/// <summary>
/// A cluster inside a test: the real API server over a store in memory, the real controllers and the real scheduler, and simulated nodes. It needs no
/// port, no process, no privileges and no network, and any number of them live beside each other. docs/testing.md shows how to use it.
/// </summary>
public sealed partial class TestCluster : IAsyncDisposable
{
    private readonly TestClusterOptions _options;
    private readonly ClusterExecution _execution;
    private readonly Random _random;
    private readonly TestUsers _users = new();
    private readonly List<ComponentRun> _components = [];
    private IStore _store;
    private ApiServerHost? _server;
    private ServingCertificate? _certificate;
    private bool _disposed;

    private TestCluster(TestClusterOptions options, ClusterExecution execution)
    {
        _options = options;
        _execution = execution;
        _random = new Random(options.Seed);
        _store = OpenStore();
        Changes = new StoreChanges();
        if (options.OnStoreChange is { } reader)
        {
            Changes.AddReader(reader);
        }

        Faults = new ClusterFaults(new Random(_random.Next()));
        Nodes = new SimulatedNodes(this, options);
        Client = ClientFor("kubernetes-admin", "system:masters");
    }

    /// <summary>The typed client of the cluster's administrator.</summary>
    public IKubeClient Client { get; }

    /// <summary>The simulated nodes.</summary>
    public SimulatedNodes Nodes { get; }

    /// <summary>Makes things go wrong.</summary>
    public ClusterFaults Faults { get; }

    /// <summary>The cluster's clock.</summary>
    public TimeProvider Time => _execution.Time;

    /// <summary>The store. It changes when the store crashes.</summary>
    public IStore Store => _store;

    /// <summary>The API server that runs at the moment; null when none does.</summary>
    public ApiServerCore? Core => _server?.Core;

    /// <summary>What the store was told to change, in order.</summary>
    internal StoreChanges Changes { get; }

    internal ApiServerHost? Server => _server;

    /// <summary>Starts a cluster. When this returns requests are answered; controllers and scheduler are about to take up their work.</summary>
    /// <param name="options">What it is made of; null for the defaults.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<TestCluster> StartAsync(TestClusterOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        StagePlayers.Check(options.Stages);
        var execution = ClusterExecution.Choose(options);
        var cluster = new TestCluster(options, execution);
        try
        {
            await execution.Run(() => cluster.Start(cancellationToken));
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }

        return cluster;
    }

    /// <summary>Lets virtual time pass; what is due meanwhile happens.</summary>
    /// <exception cref="InvalidOperationException">The cluster's time is not virtual.</exception>
    public Task Advance(TimeSpan time) => _execution.Advance(time);

    /// <summary>
    /// Runs a part of the program under test where the cluster runs, so that virtual time waits for it: time goes on only when it, too, has nothing left
    /// to do.
    /// </summary>
    /// <param name="work">Runs until cancelled.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task Run(Func<CancellationToken, Task> work, CancellationToken cancellationToken) => Run(() => work(cancellationToken));

    /// <summary>Ends everything.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        await _execution.Run(async () =>
        {
            foreach (var component in _components)
            {
                component.Cancel();
            }

            foreach (var component in _components)
            {
                await component.Stop();
            }

            if (_server is not null)
            {
                await _server.DisposeAsync();
            }

            await Changes.Stop();
            await _store.DisposeAsync();
        });
        _certificate?.Dispose();
    }

    /// <summary>Runs something where the cluster runs.</summary>
    internal Task Run(Func<Task> work) => _execution.Run(work);

    internal async Task<T> Run<T>(Func<Task<T>> work)
    {
        Task<T>? result = null;
        await _execution.Run(() => result = work());
        return await result!;
    }

    /// <summary>The clock of a component.</summary>
    internal TimeProvider TimeOf(string component) =>
        _options.ClockSkew?.Invoke(component) is { } skew && skew != TimeSpan.Zero ? new SkewedTime(Time, skew) : Time;

    /// <summary>A source of randomness that hangs on the cluster's seed.</summary>
    internal Random NextRandom()
    {
        lock (_random)
        {
            return new Random(_random.Next());
        }
    }

    private IStore OpenStore() => _options.OpenStore?.Invoke(Time) ?? new MemoryStore(new StoreOptions { MaxTxnOps = 100_000, MaxRequestBytes = int.MaxValue }, Time, new Random(_options.Seed));

    private async Task Start(CancellationToken cancellationToken)
    {
        Changes.Follow(_store);
        await StartServer(cancellationToken);
        if (_options.Yaml.Length > 0)
        {
            await Apply(_options.Yaml, cancellationToken);
        }

        if (_options.Nodes > 0)
        {
            await Nodes.AddSettled(_options.Nodes, cancellationToken);
        }

        for (var i = 0; i < Math.Max(1, _options.Replicas); i++)
        {
            var replica = i;
            if (!_options.Controllers.IsEmpty)
            {
                _components.Add(new ComponentRun("kube-controller-manager", replica, t => ControllerManagerReplica.Run(this, _options, replica, t)));
            }

            if (_options.Scheduler)
            {
                _components.Add(new ComponentRun("kube-scheduler", replica, t => SchedulerReplica.Run(this, _options, replica, t)));
            }
        }

        _components.Add(new ComponentRun("simulated-nodes", 0, Nodes.Run));
        foreach (var component in _components)
        {
            component.Start();
        }
    }

    private async Task StartServer(CancellationToken cancellationToken)
    {
        if (_options.Listen)
        {
            _certificate ??= new ServingCertificate(Time);
        }

        _server = await ApiServerHost.Start(
            new ApiServerOptions
            {
                Store = _store,
                Resources = BuiltInResources.Create(new ServiceAllocator(new ServiceAllocationOptions([_options.ServiceRange]), NextRandom())),
                Time = Time,
                Random = NextRandom(),
                Logging = _options.Logging,
                Authenticators = [_users],
                Authentication = new AuthenticationOptions { ServiceAccounts = new ServiceAccountTokenOptions { SigningKey = TestUsers.SigningKey } },
                BuiltInAdmission = _options.Admission,
                Audit = new AuditOptions { Policy = _options.Audit, Receiver = _options.Audit is null ? null : Audited },
                Authorization = _options.Authorization,
                ServiceRanges = [_options.ServiceRange],
                GitVersion = _options.GitVersion,
                ShutdownTimeout = TimeSpan.FromSeconds(1),
                Endpoint = _options.Listen ? new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, _listening?.Port ?? 0) : null,
                ServerCertificate = _certificate is { } certificate ? _ => certificate.Certificate : null,
            },
            cancellationToken);
        _listening = _server.Endpoint;
    }
}
