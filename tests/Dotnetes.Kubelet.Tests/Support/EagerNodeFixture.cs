namespace Dotnetes.Kubelet.Tests.Support;

/// <summary>A node that looks at everything every second and keeps little, so that tests need not wait for what usually takes minutes.</summary>
public sealed class EagerNodeFixture : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dnm-");

    public LiveNode Node { get; private set; } = null!;

    /// <summary>Where the node looks for manifests.</summary>
    public string Manifests => _folder.FullName;

    public async Task InitializeAsync()
    {
        if (new RealRuntimeFactAttribute().Skip is null)
        {
            Node = await LiveNode.Start(Eager);
        }
    }

    public async Task DisposeAsync()
    {
        if (Node is not null)
        {
            await Node.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    private KubeletOptions Eager(KubeletOptions options) => options with
    {
        Configuration = options.Configuration with
        {
            StaticPodPath = Manifests,
            FileCheckFrequency = Duration.FromSeconds(1),
            SyncFrequency = Duration.FromSeconds(1),
            ContainerLogMaxSize = "4Ki",
            ContainerLogMaxFiles = 3,
            ContainerLogMonitorInterval = Duration.FromSeconds(1),
            CrashLoopBackOff = new() { MaxContainerRestartPeriod = Duration.FromSeconds(1) },
        },
    };
}
