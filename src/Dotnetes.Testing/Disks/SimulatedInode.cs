namespace Dotnetes.Testing.Disks;

/// <summary>The contents of a simulated file: what is durable and what was written since.</summary>
internal sealed class SimulatedInode
{
    private const int Sector = 512;

    private readonly List<(long Offset, byte[]? Bytes, long Length)> _pending = [];
    private readonly MemoryStream _durable = new();
    private readonly MemoryStream _current = new();

    public SimulatedInode(byte[]? durable = null)
    {
        Apply(_durable, 0, durable);
        Apply(_current, 0, durable);
    }

    public long Length => _current.Length;

    public byte[] ToArray() => _current.ToArray();

    public int Read(long offset, Span<byte> buffer)
    {
        _current.Position = offset;
        return _current.Read(buffer);
    }

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        _pending.Add((offset, bytes.ToArray(), 0));
        Apply(_current, offset, bytes);
    }

    public void SetLength(long length)
    {
        _pending.Add((0, null, length));
        _current.SetLength(length);
    }

    public void Flush()
    {
        foreach (var (offset, bytes, length) in _pending)
        {
            if (bytes is null)
            {
                _durable.SetLength(length);
            }
            else
            {
                Apply(_durable, offset, bytes);
            }
        }

        _pending.Clear();
    }

    /// <summary>Keeps any subset of the sectors that were written and not flushed, and any of the lengths that the file had meanwhile.</summary>
    public void Crash(Random random)
    {
        var mode = random.Next(4);
        foreach (var (offset, bytes, length) in _pending)
        {
            if (bytes is null)
            {
                if (random.Next(2) == 0)
                {
                    _durable.SetLength(length);
                }

                continue;
            }

            for (var start = 0; start < bytes.Length;)
            {
                var take = (int)Math.Min(bytes.Length - start, Sector - ((offset + start) % Sector));
                if (mode == 3 || (mode != 0 && random.Next(2) == 0))
                {
                    Apply(_durable, offset + start, bytes.AsSpan(start, take));
                }

                start += take;
            }

            if (random.Next(2) == 0)
            {
                _durable.SetLength(Math.Max(_durable.Length, offset + bytes.Length));
            }
        }

        _pending.Clear();
        _current.SetLength(0);
        Apply(_current, 0, _durable.ToArray());
    }

    private static void Apply(MemoryStream contents, long offset, ReadOnlySpan<byte> bytes)
    {
        contents.Position = offset;
        contents.Write(bytes);
    }
}
