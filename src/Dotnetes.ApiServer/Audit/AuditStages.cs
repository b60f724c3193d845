namespace Dotnetes.ApiServer.Audit;

/// <summary>A set of the stages at which events are made.</summary>
[Flags]
internal enum AuditStages
{
    /// <summary>No stage.</summary>
    None = 0,

    /// <summary>The request came.</summary>
    RequestReceived = 1,

    /// <summary>The answer of a long request begins.</summary>
    ResponseStarted = 2,

    /// <summary>The answer is complete.</summary>
    ResponseComplete = 4,

    /// <summary>The server failed.</summary>
    Panic = 8,
}
