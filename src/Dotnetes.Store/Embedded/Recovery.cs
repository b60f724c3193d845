using Dotnetes.Store.Mvcc;

namespace Dotnetes.Store.Embedded;

/// <summary>Reads a store's directory: the newest good snapshot and the log after it. Changes nothing.</summary>
internal sealed class Recovery(IStoreFileSystem files, string directory, StoreOptions options, TimeProvider time)
{
    private readonly List<string> _obsolete = [];
    private readonly WorkingState _working = new(options, time);
    private long _cutBytes;

    /// <summary>The revision up to which everything is good; after <see cref="Run"/> has thrown that is less than there was.</summary>
    public long GoodRevision => _working.Revision;

    /// <summary>The last revision to read; what comes after it is passed over.</summary>
    public long LastRevision { get; init; } = long.MaxValue;

    /// <summary>The state, as far as it was read.</summary>
    public WorkingState Working => _working;

    /// <exception cref="StoreDamagedException">The files are damaged.</exception>
    public RecoveredStore Run()
    {
        var names = files.List(directory);
        AddObsolete(names.Where(static name => name.EndsWith(StoreFiles.TemporarySuffix, StringComparison.Ordinal)));
        var segments = ReadHeaders(Numbered(names, StoreFiles.SegmentSuffix));
        var snapshots = Numbered(names, StoreFiles.SnapshotSuffix);
        if (segments.Count == 0 && snapshots.Count == 0)
        {
            return new(_working, segments, 1, _obsolete, 0, 0);
        }

        var (snapshot, length) = LoadSnapshot(snapshots, segments);
        var firstFrame = snapshot?.Header.FirstFrame ?? 1;
        var first = segments.FindIndex(segment => segment.Header.FirstFrame == firstFrame);
        if (first < 0)
        {
            throw new StoreDamagedException(
                directory, 0, $"the log segment that begins with frame {firstFrame} or the snapshot that makes it superfluous is missing");
        }

        AddObsolete(segments.Take(first).Select(static segment => Path.GetFileName(segment.Path)));
        segments.RemoveRange(0, first);
        if (snapshot is not null)
        {
            var header = snapshot.Header;
            CheckStore(segments[0], header.StoreId);
            _working.Load(snapshot.Records, header.Revision, header.CompactRevision, snapshot.Leases, snapshot.LiveBytes);
        }

        var nextFrame = firstFrame;
        for (var i = 0; i < segments.Count; i++)
        {
            CheckStore(segments[i], segments[0].Header.StoreId);
            if (!Replay(segments[i], ref nextFrame, isLast: i == segments.Count - 1))
            {
                break;
            }
        }

        _working.Attachments.Reset(_working.Leases, _working.Tree);
        return new(_working, segments, nextFrame, _obsolete, length, _cutBytes);
    }

    private static List<(ulong Number, string Name)> Numbered(IReadOnlyList<string> names, string suffix)
    {
        var found = new List<(ulong, string)>();
        foreach (var name in names)
        {
            if (StoreFiles.NumberOf(name, suffix) is { } number)
            {
                found.Add((number, name));
            }
        }

        found.Sort();
        return found;
    }

    private void AddObsolete(IEnumerable<string> names) => _obsolete.AddRange(names.Select(name => Path.Combine(directory, name)));

    private List<Segment> ReadHeaders(List<(ulong Number, string Name)> found)
    {
        var segments = new List<Segment>();
        for (var i = 0; i < found.Count; i++)
        {
            var (number, name) = found[i];
            var path = Path.Combine(directory, name);
            using var file = files.Open(path, create: false);
            if (SegmentHeader.TryRead(file, out var problem) is { } header)
            {
                if (header.Number != number)
                {
                    throw new StoreDamagedException(path, 0, $"the file's name and the segment number {header.Number} do not match");
                }

                segments.Add(new(path, header) { Length = file.Length });
            }
            else if (i == found.Count - 1 && file.Length <= SegmentHeader.Length)
            {
                // The machine stopped while the segment was begun; no frame can have been written to it.
                _obsolete.Add(path);
            }
            else
            {
                throw new StoreDamagedException(path, 0, problem);
            }
        }

        return segments;
    }

    /// <summary>Loads the newest snapshot. If that is damaged an older one does as well if the log after it is still there.</summary>
    private (SnapshotContents? Contents, long Length) LoadSnapshot(List<(ulong Number, string Name)> found, List<Segment> segments)
    {
        StoreDamagedException? damage = null;
        for (var i = found.Count - 1; i >= 0; i--)
        {
            var path = Path.Combine(directory, found[i].Name);
            try
            {
                using var file = files.Open(path, create: false);
                var contents = SnapshotCodec.Read(file, path);
                if (damage is not null && segments.TrueForAll(segment => segment.Header.FirstFrame != contents.Header.FirstFrame))
                {
                    break;
                }

                AddObsolete(found.Take(i).Concat(found.Skip(i + 1)).Select(static other => other.Name));
                return (contents, file.Length);
            }
            catch (StoreDamagedException e)
            {
                damage ??= e;
            }
        }

        if (damage is not null && (segments.Count == 0 || segments[0].Header.FirstFrame != 1))
        {
            throw damage;
        }

        AddObsolete(found.Select(static other => other.Name));
        return (null, 0);
    }

    private static void CheckStore(Segment segment, ulong storeId)
    {
        if (segment.Header.StoreId != storeId)
        {
            throw new StoreDamagedException(segment.Path, 0, "the log segment belongs to another store");
        }
    }

    /// <summary>Reads a segment; false when the last wanted revision is behind.</summary>
    private bool Replay(Segment segment, ref ulong nextFrame, bool isLast)
    {
        if (segment.Header.FirstFrame != nextFrame)
        {
            throw new StoreDamagedException(
                segment.Path, 0, $"the segment begins with frame {segment.Header.FirstFrame}, frame {nextFrame} is missing");
        }

        if (segment.Header.StartRevision > _working.Revision)
        {
            throw new StoreDamagedException(
                segment.Path, 0, $"the segment begins after revision {segment.Header.StartRevision}, what is before it ends with {_working.Revision}");
        }

        var seed = SegmentHeader.SeedOf(segment.Header.StoreId);
        using var file = files.Open(segment.Path, create: false);
        var reader = new FrameReader(file, SegmentHeader.Length, seed);
        while (true)
        {
            var offset = reader.Offset;
            var status = reader.Next(out var sequence, out var payload);
            if (status == FrameStatus.End)
            {
                break;
            }

            if (status == FrameStatus.Bad || sequence != nextFrame)
            {
                if (TornTail.IsUnused(file, offset))
                {
                    // A frame that is missing here is found out by the number of the next segment's first.
                    segment.Length = offset;
                    break;
                }

                if (!isLast || !(segment.Header.Relaxed || TornTail.IsTorn(file, offset, nextFrame, seed)))
                {
                    throw new StoreDamagedException(segment.Path, offset, $"log frame {nextFrame} is damaged");
                }

                _cutBytes = file.Length - offset;
                segment.Length = offset;
                break;
            }

            try
            {
                if (!LogCodec.Replay(payload, _working, LastRevision))
                {
                    return false;
                }
            }
            catch (InvalidDataException e)
            {
                throw new StoreDamagedException(segment.Path, offset, e.Message, e);
            }

            nextFrame++;
        }

        return true;
    }
}
