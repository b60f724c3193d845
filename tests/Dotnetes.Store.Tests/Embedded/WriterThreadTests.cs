using System.Collections.Concurrent;
using Dotnetes.Store.Embedded;
using Dotnetes.Testing.Disks;

namespace Dotnetes.Store.Tests.Embedded;

/// <summary>Who writes the log: the caller when it is alone and the disk is quick, otherwise the store's own thread.</summary>
public sealed class WriterThreadTests
{
    private const string Writer = "store writer";

    private readonly WatchedDisk _disk = new();

    [Fact]
    public async Task A_write_that_is_alone_is_done_in_the_callers_thread()
    {
        await using var store = EmbeddedStore.Open("/store", new() { FileSystem = _disk });
        var write = store.Put("/a", "1"u8.ToArray());

        Assert.True(write.IsCompleted);
        await write;
        Assert.DoesNotContain(Writer, _disk.Flushers);
    }

    [Fact]
    public async Task What_is_written_meanwhile_is_done_by_the_writer_in_one_go()
    {
        await using var store = EmbeddedStore.Open("/store", new() { FileSystem = _disk });
        using var holding = new ManualResetEventSlim();
        _disk.Holding = holding;
        var first = Task.Run(async () => await store.Put("/first", "1"u8.ToArray()));
        await _disk.Held.Task;
        var others = Enumerable.Range(0, 20).Select(i => store.Put($"/other-{i}", "1"u8.ToArray()).AsTask()).ToList();

        Assert.All(others, write => Assert.False(write.IsCompleted));
        _disk.Flushers.Clear();
        holding.Set();
        await first;
        await Task.WhenAll(others);
        Assert.Equal([Writer], _disk.Flushers);
    }

    [Fact]
    public async Task A_slow_disk_is_left_to_the_writer()
    {
        await using var store = EmbeddedStore.Open("/store", new() { FileSystem = _disk });
        _disk.Pause = TimeSpan.FromMilliseconds(20);
        await store.Put("/a", "1"u8.ToArray());
        _disk.Flushers.Clear();
        await store.Put("/b", "1"u8.ToArray());

        Assert.Equal([Writer], _disk.Flushers);
    }

    [Fact]
    public async Task A_store_that_is_disposed_while_a_caller_writes_waits_for_it()
    {
        var store = EmbeddedStore.Open("/store", new() { FileSystem = _disk });
        using var holding = new ManualResetEventSlim();
        _disk.Holding = holding;
        var write = Task.Run(async () => await store.Put("/a", "1"u8.ToArray()));
        await _disk.Held.Task;
        var disposed = store.DisposeAsync().AsTask();

        Assert.False(disposed.IsCompleted);
        holding.Set();
        await write;
        await disposed;
        await using var again = EmbeddedStore.Open("/store", new() { FileSystem = _disk });
        Assert.NotNull((await again.Get("/a")).Item);
    }

    /// <summary>A disk that tells who flushes, and can be held up.</summary>
    private sealed class WatchedDisk : IStoreFileSystem
    {
        private readonly SimulatedFileSystem _disk = new();

        public ConcurrentQueue<string?> Flushers { get; } = new();

        /// <summary>While not set, the next flush waits for it.</summary>
        public ManualResetEventSlim? Holding { get; set; }

        public TaskCompletionSource Held { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TimeSpan Pause { get; set; }

        public void CreateDirectory(string path) => _disk.CreateDirectory(path);

        public IReadOnlyList<string> List(string directory) => _disk.List(directory);

        public IStoreFile Open(string path, bool create) => new File(this, _disk.Open(path, create));

        public void Rename(string from, string to) => _disk.Rename(from, to);

        public void Delete(string path) => _disk.Delete(path);

        public void FlushDirectory(string path) => _disk.FlushDirectory(path);

        public IDisposable Lock(string path) => _disk.Lock(path);

        private sealed class File(WatchedDisk disk, IStoreFile file) : IStoreFile
        {
            public long Length => file.Length;

            public int Read(long offset, Span<byte> buffer) => file.Read(offset, buffer);

            public void Write(long offset, ReadOnlySpan<byte> bytes) => file.Write(offset, bytes);

            public void SetLength(long length) => file.SetLength(length);

            public void Reserve(long length) => file.Reserve(length);

            public void Flush()
            {
                disk.Flushers.Enqueue(Thread.CurrentThread.Name);
                if (disk.Holding is { } holding)
                {
                    disk.Held.TrySetResult();
                    holding.Wait();
                    disk.Holding = null;
                }

                if (disk.Pause > TimeSpan.Zero)
                {
                    Thread.Sleep(disk.Pause);
                }

                file.Flush();
            }

            public void Dispose() => file.Dispose();
        }
    }
}
