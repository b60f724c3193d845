namespace Dotnetes.ApiServer.Audit;

/// <summary>How much of a request the audit log keeps; each level keeps what the ones before it do.</summary>
public enum AuditLevel
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Who did what to what, when, and with which result; no bodies.</summary>
    Metadata,

    /// <summary>Also the body of the request.</summary>
    Request,

    /// <summary>Also the body of the answer.</summary>
    RequestResponse,
}
