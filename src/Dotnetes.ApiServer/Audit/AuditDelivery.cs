namespace Dotnetes.ApiServer.Audit;

/// <summary>How events come from requests to a backend.</summary>
public sealed record AuditDelivery
{
    /// <summary>The defaults of the log file.</summary>
    public static AuditDelivery ForLog { get; } = new() { Mode = AuditMode.Blocking, MaxBatchSize = 1, MaxBatchWait = TimeSpan.Zero, Throttle = false };

    /// <summary>The defaults of the service.</summary>
    public static AuditDelivery ForWebhook { get; } = new() { SendsConcurrently = true };

    /// <summary>Whether requests wait.</summary>
    public AuditMode Mode { get; init; } = AuditMode.Batch;

    /// <summary>How many events may wait to be sent; further ones are lost.</summary>
    public int BufferSize { get; init; } = 10000;

    /// <summary>The most events in a batch.</summary>
    public int MaxBatchSize { get; init; } = 400;

    /// <summary>How long a batch waits to become full.</summary>
    public TimeSpan MaxBatchWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether the rate of batches is limited.</summary>
    public bool Throttle { get; init; } = true;

    /// <summary>Batches in a second, on average.</summary>
    public double ThrottleQps { get; init; } = 10;

    /// <summary>Batches at once after a quiet time.</summary>
    public int ThrottleBurst { get; init; } = 15;

    /// <summary>Whether a batch is sent while others still are.</summary>
    public bool SendsConcurrently { get; init; }
}
