using System.IO.Compression;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Dotnetes.ApiServer.Connecting;

/// <summary>Carries an ordinary HTTP request to a backend and its answer back; redirections and links of pages lead through the proxy.</summary>
internal sealed class BackendProxy(HttpMessageInvoker invoker, Uri url, ProxyLinks links, CancellationToken stopping)
{
    private const int BufferBytes = 32 * 1024;

    /// <summary>Serves the request.</summary>
    /// <exception cref="ApiException">503: the backend cannot be reached.</exception>
    public async Task Run(HttpContext http)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        using var request = Request(http);
        using var response = await Open(request, end.Token);
        http.Response.StatusCode = (int)response.StatusCode;
        ForwardedHeaders.CopyResponse(response, http.Response, keepUpgrade: false);
        if (response.Headers.NonValidated.TryGetValues("Location", out var location))
        {
            http.Response.Headers.Location = links.Rewrite(location.ToString());
        }
        else if (IsPage(response) && http.Request.Method != "HEAD")
        {
            await CopyPage(http, response, end.Token);
            return;
        }

        await using var body = await response.Content.ReadAsStreamAsync(end.Token);
        await Copy(body, http, end.Token);
    }

    private HttpRequestMessage Request(HttpContext http)
    {
        var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), url) { Version = HttpVersion.Version11 };
        if (http.Request.ContentLength > 0 || (http.Request.ContentLength is null && http.Request.Method is not ("GET" or "HEAD" or "OPTIONS" or "DELETE")))
        {
            if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate && HttpProtocol.IsHttp11(http.Request.Protocol))
            {
                rate.MinDataRate = null;
            }

            request.Content = new StreamContent(http.Request.Body);
            if (http.Request.ContentLength is { } length)
            {
                request.Content.Headers.ContentLength = length;
            }
        }

        ForwardedHeaders.CopyRequest(http.Request, request, keepUpgrade: false);
        request.Headers.Remove("X-Forwarded-Uri");
        request.Headers.TryAddWithoutValidation("X-Forwarded-Uri", links.ForwardedUri);
        return request;
    }

    private async Task<HttpResponseMessage> Open(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await invoker.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException e)
        {
            throw ApiErrors.ServiceUnavailable($"error trying to reach service: {BackendErrors.Describe(e, url)}");
        }
    }

    private static bool IsPage(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType == "text/html"
        && Encoding(response) is "" or "gzip" or "deflate";

    private static string Encoding(HttpResponseMessage response) => string.Join(",", response.Content.Headers.ContentEncoding);

    private static async Task Copy(Stream body, HttpContext http, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferBytes];
        while (await body.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            await http.Response.Body.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            await http.Response.Body.FlushAsync(cancellationToken);
        }
    }

    private async Task CopyPage(HttpContext http, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        http.Response.Headers.ContentLength = null;
        var encoding = Encoding(response);
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        await using var source = encoding switch { "gzip" => new GZipStream(body, CompressionMode.Decompress), "deflate" => new DeflateStream(body, CompressionMode.Decompress), _ => body };
        await using Stream target = encoding switch
        {
            "gzip" => new GZipStream(http.Response.Body, CompressionLevel.Fastest, leaveOpen: true),
            "deflate" => new DeflateStream(http.Response.Body, CompressionLevel.Fastest, leaveOpen: true),
            _ => http.Response.Body,
        };
        var page = new HtmlLinks(links.Rewrite);

        // Latin-1 keeps every byte as it is, whatever the page's encoding; the marks of HTML are the same in all that matter.
        var buffer = new byte[BufferBytes];
        int read;
        do
        {
            read = await source.ReadAsync(buffer, cancellationToken);
            var text = page.Take(System.Text.Encoding.Latin1.GetString(buffer, 0, read), isLast: read == 0);
            await target.WriteAsync(System.Text.Encoding.Latin1.GetBytes(text), cancellationToken);
        }
        while (read > 0);
    }
}
