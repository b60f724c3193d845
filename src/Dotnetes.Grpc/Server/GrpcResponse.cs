using Dotnetes.Grpc.Wire;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.Grpc.Server;

/// <summary>Writes the header parts of responses.</summary>
internal static class GrpcResponse
{
    private static readonly string[] Codes = [.. Enumerable.Range(0, 17).Select(code => code.ToString())];

    public static void WriteHeaders(HttpResponse response, GrpcMetadata metadata)
    {
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = GrpcHeaderNames.ContentType;
        response.Headers[GrpcHeaderNames.AcceptEncoding] = GrpcHeaderNames.Encodings;
        Append(response.Headers, metadata);
    }

    public static void WriteStatus(IHeaderDictionary headers, GrpcStatus status, GrpcMetadata trailers)
    {
        headers[GrpcHeaderNames.Status] = Codes[(int)status.Code];
        if (!string.IsNullOrEmpty(status.Message))
        {
            headers[GrpcHeaderNames.Message] = PercentEncoding.Encode(status.Message);
        }

        if (!status.Details.IsEmpty)
        {
            headers[GrpcHeaderNames.StatusDetails] = GrpcMetadata.ToBase64(status.Details);
        }

        Append(headers, trailers);
    }

    private static void Append(IHeaderDictionary headers, GrpcMetadata metadata)
    {
        for (var i = 0; i < metadata.Count; i++)
        {
            headers.Append(metadata[i].Key, metadata[i].Value);
        }
    }
}
