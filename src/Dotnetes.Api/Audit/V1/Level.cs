namespace Dotnetes.Api.Audit.V1;

/// <summary>How much is logged of a request: nothing, metadata, also the request body, or also the response.</summary>
public static class Level
{
    /// <summary>The value <c>None</c>.</summary>
    public const string None = "None";

    /// <summary>The value <c>Metadata</c>.</summary>
    public const string Metadata = "Metadata";

    /// <summary>The value <c>Request</c>.</summary>
    public const string Request = "Request";

    /// <summary>The value <c>RequestResponse</c>.</summary>
    public const string RequestResponse = "RequestResponse";
}
