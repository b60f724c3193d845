using System.Globalization;
using Dotnetes.Serialization;

namespace Dotnetes.Grpc.Wire;

/// <summary>The status of a finished call as its headers say it.</summary>
internal readonly record struct GrpcStatus(GrpcStatusCode Code, string Message, ByteString Details)
{
    /// <summary>Success.</summary>
    public static GrpcStatus Ok => default;

    /// <summary>Reads the three status headers. Codes outside the list become UNKNOWN, as the protocol demands.</summary>
    public static GrpcStatus Parse(string code, string? message, string? details)
    {
        var text = message is null ? "" : PercentEncoding.Decode(message);
        if (!int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return new(GrpcStatusCode.Unknown, $"malformed grpc-status \"{code}\": {text}", default);
        }

        return new(
            number <= (int)GrpcStatusCode.Unauthenticated ? (GrpcStatusCode)number : GrpcStatusCode.Unknown,
            text,
            details is null ? default : GrpcMetadata.FromBase64(details) ?? default);
    }

    /// <summary>The status that a plain HTTP response stands for.</summary>
    public static GrpcStatusCode FromHttp(int httpStatus) => httpStatus switch
    {
        400 => GrpcStatusCode.Internal,
        401 => GrpcStatusCode.Unauthenticated,
        403 => GrpcStatusCode.PermissionDenied,
        404 => GrpcStatusCode.Unimplemented,
        429 or 502 or 503 or 504 => GrpcStatusCode.Unavailable,
        _ => GrpcStatusCode.Unknown,
    };

    /// <summary>The status that an HTTP/2 stream reset stands for.</summary>
    public static GrpcStatusCode FromHttp2Error(long errorCode) => errorCode switch
    {
        // NO_ERROR and REFUSED_STREAM: the peer is shutting down and has not run the call, or not to its end.
        0 or 7 => GrpcStatusCode.Unavailable,
        8 => GrpcStatusCode.Cancelled,
        11 => GrpcStatusCode.ResourceExhausted,
        12 => GrpcStatusCode.PermissionDenied,
        _ => GrpcStatusCode.Internal,
    };
}
