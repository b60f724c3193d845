using Dotnetes.Kubelet.Tests.Support;

namespace Dotnetes.Kubelet.Tests.EndToEnd;

/// <summary>One node for all tests of a class that do not restart it.</summary>
public sealed class LiveNodeFixture : IAsyncLifetime
{
    public LiveNode Node { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (new RealRuntimeFactAttribute().Skip is null)
        {
            Node = await LiveNode.Start();
        }
    }

    public async Task DisposeAsync()
    {
        if (Node is not null)
        {
            await Node.DisposeAsync();
        }
    }
}
