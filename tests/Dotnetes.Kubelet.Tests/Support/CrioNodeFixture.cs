namespace Dotnetes.Kubelet.Tests.Support;

/// <summary>One node with CRI-O for all tests of a class.</summary>
public sealed class CrioNodeFixture : IAsyncLifetime
{
    public LiveNode Node { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (CrioFactAttribute.Obstacle is null)
        {
            Node = await LiveNode.StartWithCrio();
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
