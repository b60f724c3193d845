using Dotnetes.Serialization.Collections;

namespace Dotnetes.Store;

/// <summary>
/// All watched changes of one transaction, in the order in which it made them; or, without events, the notice that everything up to
/// <see cref="Revision"/> has been delivered. Shared between watches.
/// </summary>
public sealed class WatchBatch
{
    /// <summary>An estimate of the memory that a change takes beside key and value.</summary>
    private const int EventOverhead = 160;

    private WatchBatch? _withoutPrevious;

    /// <summary>Makes a batch.</summary>
    /// <param name="revision">The transaction's revision, or the revision of the progress notice.</param>
    /// <param name="events">The changes; none for a progress notice.</param>
    public WatchBatch(long revision, ValueList<WatchEvent> events)
    {
        Revision = revision;
        Events = events;
        foreach (var change in events)
        {
            Size += EventOverhead + change.Item.Key.Length + change.Item.Value.Length;
        }
    }

    /// <summary>The revision. Batches come with rising revisions; a progress notice may repeat the revision before it.</summary>
    public long Revision { get; }

    /// <summary>The changes.</summary>
    public ValueList<WatchEvent> Events { get; }

    /// <summary>Whether this is a progress notice.</summary>
    public bool IsProgress => Events.IsEmpty;

    /// <summary>About how many bytes of memory the changes take.</summary>
    internal long Size { get; }

    /// <inheritdoc/>
    public override string ToString() => IsProgress ? $"{Revision}: progress" : $"{Revision}: {Events.Count} events";

    /// <summary>The same batch without previous records; made once.</summary>
    internal WatchBatch WithoutPrevious()
    {
        if (_withoutPrevious is { } made)
        {
            return made;
        }

        var plain = Events.Any(static e => e.Previous is not null)
            ? new WatchBatch(Revision, Events.Map(static e => e with { Previous = null }))
            : this;
        _withoutPrevious = plain;
        return plain;
    }
}
