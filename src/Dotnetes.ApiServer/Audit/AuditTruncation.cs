namespace Dotnetes.ApiServer.Audit;

/// <summary>What happens to large events and batches.</summary>
public sealed record AuditTruncation
{
    /// <summary>Whether they are made smaller.</summary>
    public bool Enabled { get; init; }

    /// <summary>The largest batch in bytes; larger ones are split.</summary>
    public long MaxBatchBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>The largest event in bytes; larger ones lose their bodies, and are lost when that is not enough.</summary>
    public long MaxEventBytes { get; init; } = 100 * 1024;
}
