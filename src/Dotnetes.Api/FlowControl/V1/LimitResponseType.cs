namespace Dotnetes.Api.FlowControl.V1;

/// <summary>Whether requests beyond the limit wait in a queue or are rejected.</summary>
public static class LimitResponseType
{
    /// <summary>The value <c>Queue</c>.</summary>
    public const string Queue = "Queue";

    /// <summary>The value <c>Reject</c>.</summary>
    public const string Reject = "Reject";
}
