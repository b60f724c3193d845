using System.Buffers;
using Dotnetes.ApiServer.Pipeline;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Http;

/// <summary>Reads bodies up to a limit.</summary>
internal static class BodyReader
{
    private const int ChunkBytes = 16 * 1024;

    /// <summary>Reads the body of a request.</summary>
    /// <exception cref="ApiException">413: it is too large.</exception>
    /// <exception cref="ClientGoneException">The client took the request back, or its connection ended.</exception>
    public static async ValueTask<RequestBody> Read(HttpContext http, long limit, CancellationToken cancellationToken)
    {
        if (http.Request.Method is "GET" or "HEAD")
        {
            return RequestBody.None;
        }

        if (http.Request.ContentLength is 0)
        {
            return RequestBody.None;
        }

        if (http.Request.ContentLength > limit)
        {
            throw TooLarge(limit);
        }

        ReadOnlyMemory<byte> bytes;
        try
        {
            bytes = http.Request.ContentLength is { } length ? await ReadKnown(http.Request.Body, (int)length, cancellationToken) : await ReadUnknown(http.Request.Body, limit, cancellationToken);
        }
        catch (IOException e) when (e is not BadHttpRequestException)
        {
            // The web server says so here before it says that the request was aborted.
            throw new ClientGoneException(e);
        }

        return new RequestBody(null, bytes, MediaTypes.WithoutParameters(http.Request.ContentType));
    }

    // Most clients say how much they send: one array, filled once.
    private static async ValueTask<ReadOnlyMemory<byte>> ReadKnown(Stream source, int length, CancellationToken cancellationToken)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(length);
        return bytes.AsMemory(0, await source.ReadAtLeastAsync(bytes, length, throwOnEndOfStream: false, cancellationToken));
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadUnknown(Stream source, long limit, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream(4096);
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            int read;
            while ((read = await source.ReadAsync(chunk, cancellationToken)) > 0)
            {
                if (buffer.Length + read > limit)
                {
                    throw TooLarge(limit);
                }

                buffer.Write(chunk, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }

        return buffer.ToArray();
    }

    private static ApiException TooLarge(long limit) => ApiErrors.TooLarge($"limit is {limit}");
}
