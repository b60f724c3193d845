using System.IO.Compression;
using Dotnetes.Machinery.Serving;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Http;

/// <summary>Writes bodies, compressed when they are large and the client wants it.</summary>
internal static class BodyWriter
{
    private const int CompressFrom = 128 * 1024;

    /// <summary>Writes a whole answer.</summary>
    public static async ValueTask Write(HttpContext http, int code, string contentType, ByteBuffer body, bool mayCompress)
    {
        var response = http.Response;
        response.StatusCode = code;
        response.ContentType = contentType;
        if (http.Request.Method == "HEAD")
        {
            return;
        }

        if (mayCompress && body.Length >= CompressFrom && http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            response.Headers.ContentEncoding = "gzip";
            response.Headers.Vary = "Accept-Encoding";
            await using var gzip = new GZipStream(response.Body, CompressionLevel.Fastest, leaveOpen: true);
            await body.WriteTo(gzip, http.RequestAborted);
            return;
        }

        response.ContentLength = body.Length;
        await body.WriteTo(response.BodyWriter, http.RequestAborted);
    }

    /// <summary>Writes bytes as they are.</summary>
    public static ValueTask WriteRaw(HttpContext http, int code, string contentType, byte[] bytes)
    {
        var body = new ByteBuffer();
        body.Add(bytes);
        return Write(http, code, contentType, body, mayCompress: false);
    }

    /// <summary>Says that there is nothing under a path, not even a place where there could be something.</summary>
    public static ValueTask WriteNotFound(HttpContext http)
    {
        http.Response.Headers["X-Content-Type-Options"] = "nosniff";
        return WriteText(http, 404, "404 page not found\n");
    }

    /// <summary>Writes what the server answers about itself.</summary>
    public static ValueTask WriteReply(HttpContext http, StatusReply reply)
    {
        foreach (var (name, value) in reply.Headers)
        {
            http.Response.Headers[name] = value;
        }

        return WriteText(http, reply.Code, reply.Body, reply.ContentType);
    }

    /// <summary>Writes a short text.</summary>
    public static ValueTask WriteText(HttpContext http, int code, string text, string contentType = "text/plain; charset=utf-8")
    {
        var body = new ByteBuffer();
        body.Add(System.Text.Encoding.UTF8.GetBytes(text));
        return Write(http, code, contentType, body, mayCompress: true);
    }
}
