using System.Net;
using Dotnetes.Client.Streaming;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Dotnetes.ApiServer.Connecting;

/// <summary>Carries a request that switches protocols (SPDY, websockets) to a backend, then every byte in both directions.</summary>
/// <param name="invoker">The way to the backend.</param>
/// <param name="url">What is requested there.</param>
/// <param name="stopping">Ends the connection.</param>
internal sealed class UpgradeProxy(HttpMessageInvoker invoker, Uri url, CancellationToken stopping)
{
    private const int BufferBytes = 16 * 1024;

    /// <summary>Whether a request asks to switch the protocol.</summary>
    public static bool IsUpgrade(HttpContext http) =>
        http.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true }
        && http.Request.Headers.Connection.ToString().Contains("upgrade", StringComparison.OrdinalIgnoreCase);

    /// <summary>Serves the request until one side ends.</summary>
    /// <exception cref="ApiException">The backend cannot be reached, or does neither switch nor refuse.</exception>
    public async Task Run(HttpContext http)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        using var request = Request(http);
        using var response = await Open(request, end.Token);
        ForwardedHeaders.CopyResponse(response, http.Response, keepUpgrade: true);
        await using var backend = await response.Content.ReadAsStreamAsync(end.Token);
        if (response.StatusCode != HttpStatusCode.SwitchingProtocols)
        {
            await Refuse(http, response, backend, end.Token);
            return;
        }

        await using var client = await http.Features.Get<IHttpUpgradeFeature>()!.UpgradeAsync();
        await StreamPair.Join(client, backend, end.Token);
    }

    /// <summary>Opens the backend's side with a protocol of our own choice.</summary>
    /// <exception cref="ApiException">The backend cannot be reached or refuses.</exception>
    public async Task<HttpResponseMessage> Open(string protocol, string streamProtocol, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Version = HttpVersion.Version11, Content = new ByteArrayContent([]) };
        request.Headers.TryAddWithoutValidation("Connection", "Upgrade");
        request.Headers.TryAddWithoutValidation("Upgrade", protocol);
        request.Headers.TryAddWithoutValidation("X-Stream-Protocol-Version", streamProtocol);
        var response = await Open(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.SwitchingProtocols)
        {
            return response;
        }

        using (response)
        {
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            throw ApiErrors.Unknown($"unable to upgrade connection: {(text.Length > 0 ? text : response.ReasonPhrase)}");
        }
    }

    private HttpRequestMessage Request(HttpContext http)
    {
        var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), url) { Version = HttpVersion.Version11 };
        if (http.Request.Method == "POST")
        {
            request.Content = new ByteArrayContent([]);
        }

        ForwardedHeaders.CopyRequest(http.Request, request, keepUpgrade: true);
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
            throw ApiErrors.Unknown($"error dialing backend: {BackendErrors.Describe(e, url)}");
        }
    }

    private static async Task Refuse(HttpContext http, HttpResponseMessage response, Stream body, CancellationToken cancellationToken)
    {
        if ((int)response.StatusCode < 400)
        {
            throw ApiErrors.Unknown($"invalid upgrade response: status code {(int)response.StatusCode}");
        }

        http.Response.StatusCode = (int)response.StatusCode;
        await body.CopyToAsync(http.Response.Body, BufferBytes, cancellationToken);
    }
}
