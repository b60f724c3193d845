using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections;

namespace Dotnetes.ApiServer.Http;

/// <summary>
/// Gives Kestrel its buffers in blocks as large as a TLS record (RFC 8446 section 5.1). With its own blocks of 4 KiB a long answer takes four times as many
/// records, each with a call into the cipher, as it needs.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class TransportMemory(TimeProvider time) : IMemoryPoolFactory<byte>
{
    /// <inheritdoc/>
    public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => new Pool(time);

    private sealed class Pool : MemoryPool<byte>
    {
        private const int BlockBytes = 16 * 1024;

        // A thousand watchers that get an event at once take a thousand blocks. What was not needed for a while is left to the garbage collector.
        private const int MaxKept = 4096;
        private const int AlwaysKept = 64;
        private static readonly TimeSpan s_while = TimeSpan.FromSeconds(10);

        private readonly ConcurrentQueue<Block> _blocks = [];
        private readonly ITimer _trimmer;
        private int _kept;
        private int _unneeded;

        public Pool(TimeProvider time) => _trimmer = time.CreateTimer(static pool => ((Pool)pool!).Trim(), this, s_while, s_while);

        public override int MaxBufferSize => BlockBytes;

        public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(minBufferSize, BlockBytes);
            return TryTake() ?? new Block(this);
        }

        protected override void Dispose(bool disposing) => _trimmer.Dispose();

        private Block? TryTake()
        {
            if (!_blocks.TryDequeue(out var block))
            {
                return null;
            }

            var kept = Interlocked.Decrement(ref _kept);
            if (kept < Volatile.Read(ref _unneeded))
            {
                Volatile.Write(ref _unneeded, kept);
            }

            return block;
        }

        private void Return(Block block)
        {
            if (Interlocked.Increment(ref _kept) <= MaxKept)
            {
                _blocks.Enqueue(block);
                return;
            }

            Interlocked.Decrement(ref _kept);
        }

        private void Trim()
        {
            for (var surplus = Volatile.Read(ref _unneeded) - AlwaysKept; surplus > 0 && TryTake() is not null; surplus--)
            {
            }

            Volatile.Write(ref _unneeded, Volatile.Read(ref _kept));
        }

        private sealed class Block(Pool pool) : IMemoryOwner<byte>
        {
            public Memory<byte> Memory { get; } = MemoryMarshal.CreateFromPinnedArray(GC.AllocateUninitializedArray<byte>(BlockBytes, pinned: true), 0, BlockBytes);

            public void Dispose() => pool.Return(this);
        }
    }
}
