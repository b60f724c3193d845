namespace Dotnetes.ApiServer.Audit;

/// <summary>The file that audit events are written to.</summary>
public sealed record AuditLogOptions
{
    /// <summary>The path; <c>-</c> stands for standard output.</summary>
    public required string Path { get; init; }

    /// <summary>How many days files that were rotated away are kept; 0 keeps them.</summary>
    public int MaxAgeDays { get; init; } = 366;

    /// <summary>How many files that were rotated away are kept; 0 keeps all.</summary>
    public int MaxBackups { get; init; } = 100;

    /// <summary>From which size in mebibytes on the file is rotated; 0 never does.</summary>
    public int MaxSizeMegabytes { get; init; } = 100;

    /// <summary>Whether a line is the event's JSON, or else a short text.</summary>
    public bool IsJson { get; init; } = true;

    /// <summary>Whether files that were rotated away are compressed by gzip.</summary>
    public bool Compress { get; init; }

    /// <summary>How events come to the file.</summary>
    public AuditDelivery Delivery { get; init; } = AuditDelivery.ForLog;

    /// <summary>What happens to large events.</summary>
    public AuditTruncation Truncation { get; init; } = new();
}
