using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections;

namespace Dotnetes.ApiServer.Http;

/// <summary>
/// Gives Kestrel its buffers in blocks as large as a TLS record (RFC 8446 section 5.1). With its own blocks of 4 KiB a long answer takes four times as many
/// records, each with a call into the cipher, as it needs.
/// </summary>
internal sealed class TransportMemory : IMemoryPoolFactory<byte>
{
    /// <inheritdoc/>
    public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => new Pool();

    private sealed class Pool : MemoryPool<byte>
    {
        private const int BlockBytes = 16 * 1024;

        // What is kept for the next answers; more than that is left to the garbage collector.
        private const int MaxKept = 256;

        private readonly ConcurrentQueue<Block> _blocks = [];
        private int _kept;

        public override int MaxBufferSize => BlockBytes;

        public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(minBufferSize, BlockBytes);
            if (!_blocks.TryDequeue(out var block))
            {
                return new Block(this);
            }

            Interlocked.Decrement(ref _kept);
            return block;
        }

        protected override void Dispose(bool disposing)
        {
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

        private sealed class Block(Pool pool) : IMemoryOwner<byte>
        {
            public Memory<byte> Memory { get; } = MemoryMarshal.CreateFromPinnedArray(GC.AllocateUninitializedArray<byte>(BlockBytes, pinned: true), 0, BlockBytes);

            public void Dispose() => pool.Return(this);
        }
    }
}
