namespace Dotnetes.Store.Embedded;

/// <summary>A segment of the log.</summary>
internal sealed record Segment(string Path, SegmentHeader Header)
{
    /// <summary>The bytes used.</summary>
    public long Length { get; set; }
}
