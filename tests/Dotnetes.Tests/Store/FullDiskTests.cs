using Dotnetes.Store;

namespace Dotnetes.Tests.Store;

/// <summary>The program on a disk that really gets full.</summary>
[Trait("Tier", "Integration")]
public sealed class FullDiskTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    private string Disk => _folder["disk"];

    private string Ballast => Path.Combine(Disk, "ballast");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (Directory.Exists(Disk))
        {
            await ExternalProgram.Try("umount", [Disk]);
        }

        _folder.Dispose();
    }

    [SmallDiskFact]
    public async Task Writes_are_refused_while_the_disk_is_full_and_everything_else_goes_on()
    {
        Directory.CreateDirectory(Disk);
        await ExternalProgram.Run("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", Disk]);
        await File.WriteAllBytesAsync(Ballast, new byte[2 << 20]);
        var acknowledged = 0;
        await using (var server = await StoreProgram.Start(Path.Combine(Disk, "data")))
        {
            await using var store = server.Connect();
            await using var watch = await store.Watch(WatchRequest.Prefix("k/"));
            var refusal = await Assert.ThrowsAsync<StoreException>(async () =>
            {
                while (acknowledged < 1000)
                {
                    await Put(store, acknowledged);
                    acknowledged++;
                }
            });
            Assert.Equal((StoreError.NoSpace, "etcdserver: mvcc: database space exceeded"), (refusal.Error, refusal.Message));
            Assert.InRange(acknowledged, 50, 250);
            Assert.True((await store.Status()).NoSpace);
            Assert.Equal(acknowledged, (await store.Range(RangeRequest.Prefix("k/"))).Count);
            await Assert.ThrowsAsync<StoreException>(() => Put(store, acknowledged));
            File.Delete(Ballast);
            for (var i = 0; i < 20; i++)
            {
                await Put(store, acknowledged++);
            }

            Assert.False((await store.Status()).NoSpace);
            for (var seen = 0; seen < acknowledged;)
            {
                Assert.True(await watch.WaitToRead());
                while (watch.TryRead(out var batch))
                {
                    seen += batch.Events.Count;
                }
            }

            await server.Kill();
        }

        await using var again = await StoreProgram.Start(Path.Combine(Disk, "data"));
        await using var reader = again.Connect();
        Assert.Equal(acknowledged, (await reader.Range(RangeRequest.Prefix("k/"))).Count);
    }

    private static async Task Put(IStore store, int number) => await store.Put($"k/{number:d4}", new byte[10_000]);
}
