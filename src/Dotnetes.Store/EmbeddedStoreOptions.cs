using Dotnetes.Store.Embedded;

namespace Dotnetes.Store;

/// <summary>The options of an <see cref="EmbeddedStore"/>.</summary>
public sealed record EmbeddedStoreOptions : StoreOptions
{
    /// <summary>When transactions are acknowledged. Default: when they are durable.</summary>
    public Durability Durability { get; init; } = Durability.Full;

    /// <summary>Who writes the log. Default: a thread of the store.</summary>
    public CommitMode CommitMode { get; init; } = CommitMode.Background;

    /// <summary>The disk. Default: the operating system's.</summary>
    public IStoreFileSystem FileSystem { get; init; } = new PhysicalFileSystem();

    /// <summary>
    /// A snapshot is written when this many bytes of the log would become superfluous by it, or half the live data if that is more.
    /// Default 2 MiB.
    /// </summary>
    public long SnapshotMinBytes { get; init; } = 2 << 20;

    /// <summary>The bytes of log records after which waiting transactions are not put into the same flush any more. Default 4 MiB.</summary>
    public int GroupMaxBytes { get; init; } = 4 << 20;

    /// <summary>The smallest segment of the log. Default 1 MiB.</summary>
    internal long SegmentMinBytes { get; init; } = 1 << 20;

    /// <summary>For tests: groups are written only when <see cref="EmbeddedStore.WriteWaiting"/> is called.</summary>
    internal bool ManualCommit { get; init; }
}
