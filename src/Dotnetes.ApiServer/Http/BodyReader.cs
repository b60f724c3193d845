using Dotnetes.ApiServer.Pipeline;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Http;

/// <summary>Reads bodies up to a limit.</summary>
internal static class BodyReader
{
    /// <summary>Reads the body of a request.</summary>
    /// <exception cref="ApiException">413: it is too large.</exception>
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

        using var buffer = new MemoryStream((int)(http.Request.ContentLength ?? 4096));
        var source = http.Request.Body;
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await source.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (buffer.Length + read > limit)
            {
                throw TooLarge(limit);
            }

            buffer.Write(chunk, 0, read);
        }

        return new RequestBody(null, buffer.ToArray(), MediaTypes.WithoutParameters(http.Request.ContentType));
    }

    private static ApiException TooLarge(long limit) => ApiErrors.TooLarge($"limit is {limit}");
}
