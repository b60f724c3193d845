namespace Dotnetes.Api.Audit.V1;

/// <summary>Point in the handling of a request at which an audit event was produced.</summary>
public static class Stage
{
    /// <summary>The value <c>RequestReceived</c>.</summary>
    public const string RequestReceived = "RequestReceived";

    /// <summary>The value <c>ResponseStarted</c>.</summary>
    public const string ResponseStarted = "ResponseStarted";

    /// <summary>The value <c>ResponseComplete</c>.</summary>
    public const string ResponseComplete = "ResponseComplete";

    /// <summary>The value <c>Panic</c>.</summary>
    public const string Panic = "Panic";
}
