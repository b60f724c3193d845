using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Resources;
using Dotnetes.ApiServer.Resources.Core.ServiceAllocation;
using Dotnetes.Client;
using Dotnetes.Client.Informers;
using Dotnetes.Store;
using Dotnetes.Testing.Execution;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dotnetes.Controllers.Tests.Simulation;

/// <summary>The real API server over a store in memory, and controllers, in virtual time on one thread.</summary>
internal sealed class SimulatedCluster : IAsyncDisposable
{
    private readonly MemoryStore _store;
    private readonly CancellationTokenSource _stop = new();
    private readonly InformerFactory _informers;
    private readonly List<Task> _running = [];

    public SimulatedCluster(VirtualLoop loop, int seed = 1)
    {
        Loop = loop;
        Clock = new JumpingTime(loop.Time);
        _store = new MemoryStore(time: Clock);
        Core = new ApiServerCore(new ApiServerOptions
        {
            Store = _store,
            Random = new Random(seed),
            Time = Clock,
            Resources = BuiltInResources.Create(new ServiceAllocator(ServiceAllocationOptions.Default, new Random(seed))),
            VirtualResources = [Reviews],
        });
        Client = new KubeClient(Core.Transport(UserInfo.ApiServer, "test"));
        var random = new Random(seed);
        Watches = new(Core.Transport(UserInfo.ApiServer, "test"), Clock);
        _informers = new InformerFactory(new KubeClient(Watches), Clock, random, NullLoggerFactory.Instance);
        Context = new ControllerContext(Client, _informers, Events, Clock, random, NullLoggerFactory.Instance);
    }

    public VirtualLoop Loop { get; }

    /// <summary>The clock of everything.</summary>
    public JumpingTime Clock { get; }

    public ApiServerCore Core { get; }

    public KubeClient Client { get; }

    /// <summary>What the controllers' informers watch through.</summary>
    public LateWatches Watches { get; }

    /// <summary>Answers access reviews.</summary>
    public FixedReviews Reviews { get; } = new();

    public RecordedEvents Events { get; } = new();

    public ControllerContext Context { get; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    public static void Run(Func<SimulatedCluster, Task> test, int seed = 1) => VirtualLoop.Run(async loop =>
    {
        await using var cluster = new SimulatedCluster(loop, seed);
        await test(cluster);
    });

    /// <summary>Starts controllers and lets them see what is there.</summary>
    public async Task Start(params IController[] controllers)
    {
        _running.Add(_informers.Run(_stop.Token));
        foreach (var controller in controllers)
        {
            _running.Add(controller.Run(_stop.Token));
        }

        await Pass(1);
    }

    /// <summary>Lets virtual time pass.</summary>
    public Task Pass(double seconds) => Loop.Pass(TimeSpan.FromSeconds(seconds));

    public async Task<T?> Find<T>(string? ns, string name)
        where T : class, IKubeObject<T>
    {
        try
        {
            return await Client.Get<T>(ns, name);
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            return null;
        }
    }

    public async Task<string> Names<T>(string? ns = null)
        where T : class, IKubeObject<T> => string.Join(',', (await Client.List<T>(ns)).Items.Map(o => o.Metadata.Name));

    /// <summary>Puts an object into the store behind the API server's back, as a server of an older release may have left it.</summary>
    /// <param name="resource">The resource, as the store's keys have it.</param>
    /// <param name="value">The object, with all that the API server gives to objects.</param>
    public async Task Plant<T>(string resource, T value)
        where T : class, IKubeObject<T>
    {
        var key = value.Metadata.Namespace.Length == 0 ? value.Metadata.Name : $"{value.Metadata.Namespace}/{value.Metadata.Name}";
        await _store.Put($"/registry/{resource}/{key}", JsonText.Encode(value));
    }

    public async Task<Namespace> AddNamespace(string name) => await Client.Create(new Namespace { Metadata = new() { Name = name } });

    public async ValueTask DisposeAsync()
    {
        // The asynchronous way would leave the thread; the server's own end does, too, so it is left to the garbage collector.
        _stop.Cancel();
        foreach (var task in _running)
        {
            await task;
        }

        _stop.Dispose();
        await _store.DisposeAsync();
    }
}
