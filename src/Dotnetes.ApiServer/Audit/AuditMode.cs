namespace Dotnetes.ApiServer.Audit;

/// <summary>Whether requests wait until their events are kept.</summary>
public enum AuditMode
{
    /// <summary>They do not: events are gathered and sent in batches.</summary>
    Batch,

    /// <summary>They wait, but go on when it fails.</summary>
    Blocking,

    /// <summary>They wait, and those whose first event cannot be kept are refused.</summary>
    BlockingStrict,
}
