using Dotnetes.ApiServer.Tests.Serving;

namespace Dotnetes.ApiServer.Tests.Fuzz;

/// <summary>What was refused is forgotten.</summary>
[Collection(AloneCollection.Name)]
public sealed class RefusedRequestMemoryTests : IAsyncLifetime
{
    private const int Rounds = 5;

    private TestServer _server = null!;

    public async Task InitializeAsync() => _server = await TestServer.Start(https: true);

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task What_was_refused_leaves_no_memory_behind()
    {
        var random = new Random(4);
        var client = new FuzzClient(_server);
        var generator = client.Generator(5);
        var memory = new List<long>();
        for (var round = 0; round < Rounds; round++)
        {
            await client.SendAll(Enumerable.Range(0, 1500).Select(_ => generator.Damaged(Sample.All[random.Next(Sample.All.Count)])));
            GC.Collect();
            GC.WaitForPendingFinalizers();
            memory.Add(GC.GetTotalMemory(forceFullCollection: true));
        }

        // Caches, pools and the connections grow in some rounds; what refused requests leave behind would be added in each.
        var growth = memory.Zip(memory.Skip(1), (before, after) => after - before).Min();
        Assert.True(growth < 256 * 1024, string.Join(", ", memory.Select(m => $"{m:N0}")));
    }
}
