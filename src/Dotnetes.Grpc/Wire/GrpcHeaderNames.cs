namespace Dotnetes.Grpc.Wire;

/// <summary>The names of the gRPC over HTTP/2 protocol.</summary>
internal static class GrpcHeaderNames
{
    public const string Status = "grpc-status";
    public const string Message = "grpc-message";
    public const string StatusDetails = "grpc-status-details-bin";
    public const string Timeout = "grpc-timeout";
    public const string Encoding = "grpc-encoding";
    public const string AcceptEncoding = "grpc-accept-encoding";
    public const string ContentType = "application/grpc";
    public const string Identity = "identity";
    public const string Gzip = "gzip";
    public const string Encodings = "identity,gzip";

    /// <summary>Whether the protocol itself uses the header, so that it is no metadata of the user.</summary>
    public static bool IsReserved(string name) =>
        name.StartsWith(':')
        || name.Equals("te", StringComparison.OrdinalIgnoreCase)
        || name.Equals("content-type", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("grpc-", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a content type says gRPC with protobuf messages.</summary>
    public static bool IsGrpc(string? contentType)
    {
        if (contentType is null || !contentType.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var rest = contentType.AsSpan(ContentType.Length);
        return rest.IsEmpty || rest[0] == ';' || rest.StartsWith("+proto", StringComparison.OrdinalIgnoreCase);
    }
}
