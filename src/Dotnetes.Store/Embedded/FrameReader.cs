namespace Dotnetes.Store.Embedded;

/// <summary>Reads the frames of a file one after the other.</summary>
internal sealed class FrameReader(IStoreFile file, long offset, uint seed)
{
    private byte[] _buffer = new byte[1 << 20];
    private int _start;
    private int _end;

    /// <summary>Where the next frame begins, or would begin.</summary>
    public long Offset { get; private set; } = offset;

    /// <summary>Reads the next frame. The payload is valid until the next call.</summary>
    public FrameStatus Next(out ulong sequence, out ReadOnlySpan<byte> payload)
    {
        payload = default;
        sequence = 0;
        var available = Fill(Frame.HeaderLength);
        if (available == 0)
        {
            return FrameStatus.End;
        }

        if (!Frame.TryReadHeader(_buffer.AsSpan(_start, _end - _start), seed, out var length, out sequence))
        {
            return FrameStatus.Bad;
        }

        var total = Frame.TotalLength(length);
        if (file.Length - Offset < total || Fill(total) < total)
        {
            return FrameStatus.Bad;
        }

        var frame = _buffer.AsSpan(_start, total);
        if (!Frame.IsBodyGood(frame, length, sequence, seed))
        {
            return FrameStatus.Bad;
        }

        payload = frame.Slice(Frame.HeaderLength, length);
        _start += total;
        Offset += total;
        return FrameStatus.Good;
    }

    /// <summary>Reads ahead until so many bytes are there or the file ends; returns how many are there.</summary>
    private int Fill(int wanted)
    {
        if (_end - _start >= wanted)
        {
            return _end - _start;
        }

        var kept = _end - _start;
        if (wanted > _buffer.Length)
        {
            var larger = new byte[Math.Max(wanted, (int)Math.Min(_buffer.Length * 2L, Array.MaxLength))];
            _buffer.AsSpan(_start, kept).CopyTo(larger);
            _buffer = larger;
        }
        else
        {
            _buffer.AsSpan(_start, kept).CopyTo(_buffer);
        }

        _start = 0;
        _end = kept + file.Read(Offset + kept, _buffer.AsSpan(kept));
        return _end;
    }
}
