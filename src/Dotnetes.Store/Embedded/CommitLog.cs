namespace Dotnetes.Store.Embedded;

/// <summary>
/// Writes the log: frames are appended to the newest segment, and a new segment is begun when that is long enough. Appending and the rest may be
/// used by two threads.
/// </summary>
internal sealed class CommitLog : IDisposable
{
    private const long LargestSegment = 64 << 20;

    // The space for so many bytes is taken at once, but for no more than a part of a small segment.
    private const long LargestReserve = 256 << 10;
    private const int ReservesOfSmallestSegment = 4;

    private readonly Lock _lock = new();
    private readonly IStoreFileSystem _files;
    private readonly string _directory;
    private readonly ulong _storeId;
    private readonly uint _seed;
    private readonly bool _relaxed;
    private readonly long _smallestSegment;
    private readonly List<Segment> _segments;
    private IStoreFile _file;
    private Segment _active;
    private ulong _nextFrame;

    /// <summary>The length of the file that is written, with the space that was taken for frames to come.</summary>
    private long _reserved;

    private CommitLog(EmbeddedStoreOptions options, string directory, List<Segment> segments, IStoreFile file, ulong nextFrame)
    {
        _files = options.FileSystem;
        _directory = directory;
        _relaxed = options.Durability == Durability.Relaxed;
        _smallestSegment = options.SegmentMinBytes;
        _segments = segments;
        _active = segments[^1];
        _storeId = _active.Header.StoreId;
        _seed = SegmentHeader.SeedOf(_storeId);
        _file = file;
        _nextFrame = nextFrame;
        _reserved = _active.Length;
    }

    /// <summary>The bytes of all segments.</summary>
    public long Size
    {
        get
        {
            lock (_lock)
            {
                return _segments.Sum(static segment => segment.Length);
            }
        }
    }

    /// <summary>Begins the log of a new store.</summary>
    public static CommitLog Create(EmbeddedStoreOptions options, string directory, ulong storeId, long revision, ulong firstFrame)
    {
        var header = new SegmentHeader(storeId, firstFrame, firstFrame, revision, options.Durability == Durability.Relaxed);
        var (segment, file) = CreateSegment(options.FileSystem, directory, header);
        return new(options, directory, [segment], file, firstFrame);
    }

    /// <summary>
    /// Goes on with a log. The last segment is cut to its <see cref="Segment.Length"/>, and everything in it is made durable, since what was
    /// read from it may not have been.
    /// </summary>
    public static CommitLog Continue(
        EmbeddedStoreOptions options, string directory, List<Segment> segments, ulong nextFrame, long revision)
    {
        var last = segments[^1];
        var file = options.FileSystem.Open(last.Path, create: false);
        var log = new CommitLog(options, directory, segments, file, nextFrame);
        try
        {
            if (file.Length != last.Length)
            {
                file.SetLength(last.Length);
            }

            file.Flush();
            options.FileSystem.FlushDirectory(directory);
            if (last.Header.Relaxed != log._relaxed)
            {
                log.BeginSegment(revision);
            }

            return log;
        }
        catch
        {
            log.Dispose();
            throw;
        }
    }

    /// <summary>Appends a frame; when this returns it is durable, unless durability is relaxed.</summary>
    /// <param name="records">The records; becomes a frame.</param>
    /// <param name="revision">The store's revision before these records.</param>
    /// <param name="liveBytes">The bytes of live data, by which the length of segments is chosen.</param>
    /// <exception cref="DiskFullException">There was no space; the log is as it was.</exception>
    /// <exception cref="IOException">Nothing is known about what is on disk; the log must not be used any more.</exception>
    public void Append(RecordWriter records, long revision, long liveBytes)
    {
        if (_active.Length >= Math.Clamp(liveBytes / 4, _smallestSegment, LargestSegment))
        {
            BeginSegment(revision);
        }

        var frame = records.Seal(_nextFrame, _seed);
        var offset = _active.Length;
        Reserve(offset + frame.Length);
        try
        {
            _file.Write(offset, frame.Span);
        }
        catch (DiskFullException)
        {
            // What was written of the frame must be gone for good before other frames are written in its place.
            _file.SetLength(offset);
            _file.Flush();
            _reserved = offset;
            throw;
        }

        if (!_relaxed)
        {
            _file.Flush();
        }

        _nextFrame++;
        lock (_lock)
        {
            _active.Length = offset + frame.Length;
        }
    }

    /// <summary>Makes everything durable that was appended with relaxed durability.</summary>
    public void Flush() => _file.Flush();

    /// <summary>
    /// The first frame of the first segment that is needed by a store whose oldest state is that of <paramref name="baseRevision"/>, and the bytes of
    /// the segments before it.
    /// </summary>
    public (ulong FirstFrame, long Bytes) NotNeeded(long baseRevision)
    {
        lock (_lock)
        {
            long bytes = 0;
            var i = 0;
            while (i + 1 < _segments.Count && _segments[i + 1].Header.StartRevision <= baseRevision)
            {
                bytes += _segments[i].Length;
                i++;
            }

            return (_segments[i].Header.FirstFrame, bytes);
        }
    }

    /// <summary>Removes the segments before the one that begins with <paramref name="firstFrame"/>.</summary>
    public void RemoveBefore(ulong firstFrame)
    {
        while (true)
        {
            Segment segment;
            lock (_lock)
            {
                segment = _segments[0];
                if (segment.Header.FirstFrame >= firstFrame)
                {
                    return;
                }
            }

            // The oldest first, so that the segments that remain are always without a gap.
            _files.Delete(segment.Path);
            lock (_lock)
            {
                _segments.RemoveAt(0);
            }
        }
    }

    public void Dispose() => _file.Dispose();

    private static (Segment Segment, IStoreFile File) CreateSegment(IStoreFileSystem files, string directory, SegmentHeader header)
    {
        var segment = new Segment(Path.Combine(directory, StoreFiles.SegmentName(header.Number)), header) { Length = SegmentHeader.Length };
        IStoreFile? file = null;
        try
        {
            file = files.Open(segment.Path, create: true);
            file.Write(0, header.ToBytes());
            file.Flush();
            files.FlushDirectory(directory);
            return (segment, file);
        }
        catch (DiskFullException)
        {
            if (file is not null)
            {
                file.Dispose();
                files.Delete(segment.Path);
            }

            throw;
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }

    /// <summary>Takes the space for a frame and for those after it.</summary>
    private void Reserve(long end)
    {
        if (end <= _reserved)
        {
            return;
        }

        var length = end + Math.Min(_smallestSegment / ReservesOfSmallestSegment, LargestReserve);
        try
        {
            _file.Reserve(length);
            _reserved = length;
        }
        catch (DiskFullException)
        {
            // There may still be space for this frame.
            _reserved = end;
        }
    }

    private void BeginSegment(long revision)
    {
        if (_relaxed)
        {
            _file.Flush();
        }

        var header = new SegmentHeader(_storeId, _active.Header.Number + 1, _nextFrame, revision, _relaxed);
        var (segment, file) = CreateSegment(_files, _directory, header);

        // Zeros after the last frame of a segment do no harm when the machine stops before this is durable.
        _file.SetLength(_active.Length);
        _file.Dispose();
        _file = file;
        _active = segment;
        _reserved = segment.Length;
        lock (_lock)
        {
            _segments.Add(segment);
        }
    }
}
