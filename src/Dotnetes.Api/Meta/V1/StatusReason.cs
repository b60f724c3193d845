namespace Dotnetes.Api.Meta.V1;

/// <summary>Machine-readable code for why a request failed, more specific than the HTTP status.</summary>
public static class StatusReason
{
    /// <summary>The empty value.</summary>
    public const string Unset = "";

    /// <summary>The value <c>Unauthorized</c>.</summary>
    public const string Unauthorized = "Unauthorized";

    /// <summary>The value <c>Forbidden</c>.</summary>
    public const string Forbidden = "Forbidden";

    /// <summary>The value <c>NotFound</c>.</summary>
    public const string NotFound = "NotFound";

    /// <summary>The value <c>AlreadyExists</c>.</summary>
    public const string AlreadyExists = "AlreadyExists";

    /// <summary>The value <c>Conflict</c>.</summary>
    public const string Conflict = "Conflict";

    /// <summary>The value <c>Gone</c>.</summary>
    public const string Gone = "Gone";

    /// <summary>The value <c>Invalid</c>.</summary>
    public const string Invalid = "Invalid";

    /// <summary>The value <c>ServerTimeout</c>.</summary>
    public const string ServerTimeout = "ServerTimeout";

    /// <summary>The value <c>StorageReadError</c>.</summary>
    public const string StorageReadError = "StorageReadError";

    /// <summary>The value <c>Timeout</c>.</summary>
    public const string Timeout = "Timeout";

    /// <summary>The value <c>TooManyRequests</c>.</summary>
    public const string TooManyRequests = "TooManyRequests";

    /// <summary>The value <c>BadRequest</c>.</summary>
    public const string BadRequest = "BadRequest";

    /// <summary>The value <c>MethodNotAllowed</c>.</summary>
    public const string MethodNotAllowed = "MethodNotAllowed";

    /// <summary>The value <c>NotAcceptable</c>.</summary>
    public const string NotAcceptable = "NotAcceptable";

    /// <summary>The value <c>RequestEntityTooLarge</c>.</summary>
    public const string RequestEntityTooLarge = "RequestEntityTooLarge";

    /// <summary>The value <c>UnsupportedMediaType</c>.</summary>
    public const string UnsupportedMediaType = "UnsupportedMediaType";

    /// <summary>The value <c>InternalError</c>.</summary>
    public const string InternalError = "InternalError";

    /// <summary>The value <c>Expired</c>.</summary>
    public const string Expired = "Expired";

    /// <summary>The value <c>ServiceUnavailable</c>.</summary>
    public const string ServiceUnavailable = "ServiceUnavailable";
}
