using System.Net;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.ApiServer.Registry;
using Dotnetes.ApiServer.Resources;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Connecting;

/// <summary>The log of a container, read from the kubelet of the pod's node.</summary>
internal sealed class PodLogSubresource(KubeletConnections connections, TimeProvider time, CancellationToken stopping) : ISubresource
{
    private const int MaxErrorBytes = 50_000;
    private const int BufferBytes = 32 * 1024;

    /// <inheritdoc/>
    public string Name => "log";

    /// <inheritdoc/>
    public bool Serves(ResourceDefinition definition) => definition.Codec.Type == typeof(Pod);

    /// <inheritdoc/>
    public async ValueTask<ApiResponse> Send(RequestContext context, ResourceEndpoint endpoint)
    {
        var options = PodLogQuery.Read(context.Query, context.Info.Name);
        var pod = (Pod)await endpoint.Read(context);
        var container = ContainerChoice.Of(pod, options.Container);
        if (pod.Spec.NodeName.Length == 0)
        {
            return new ApiResponse.Connection(NoContent);
        }

        var kubelet = await connections.Find(pod.Spec.NodeName, context.Cancelled);
        var url = kubelet.Url($"/containerLogs/{pod.Metadata.Namespace}/{pod.Metadata.Name}/{container}{PodLogQuery.Write(options)}");
        var invoker = options.InsecureSkipTlsVerifyBackend ? connections.UnverifiedKubelets : connections.Kubelets;
        return new ApiResponse.Connection(http => Copy(http, url, invoker, context.Info.Name, options.Follow));
    }

    private static Task NoContent(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private async Task Copy(HttpContext http, Uri url, HttpMessageInvoker invoker, string pod, bool follow)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        using var request = new HttpRequestMessage(HttpMethod.Get, url) { Version = HttpVersion.Version11 };
        using var response = await Open(invoker, request, url, end.Token);
        if (response.StatusCode is not (>= HttpStatusCode.OK and <= HttpStatusCode.PartialContent))
        {
            throw Refusal(pod, (int)response.StatusCode, await ErrorText(response, end.Token));
        }

        await using var source = await response.Content.ReadAsStreamAsync(end.Token);
        if (http.WebSockets.IsWebSocketRequest)
        {
            await WebSocketReading.Run(http, source, time, end.Token);
            return;
        }

        http.Response.ContentType = "text/plain";
        var buffer = new byte[BufferBytes];
        if (follow)
        {
            await http.Response.StartAsync(end.Token);
        }

        try
        {
            while (await source.ReadAsync(buffer, end.Token) is > 0 and var read)
            {
                await http.Response.Body.WriteAsync(buffer.AsMemory(0, read), end.Token);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The server stops; followers connect again elsewhere.
        }
    }

    private static async Task<HttpResponseMessage> Open(HttpMessageInvoker invoker, HttpRequestMessage request, Uri url, CancellationToken cancellationToken)
    {
        try
        {
            return await invoker.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException e)
        {
            throw ApiErrors.Unknown($"Get {GoText.Quote(url.AbsoluteUri)}: {BackendErrors.Describe(e, url)}");
        }
    }

    private static async Task<string> ErrorText(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[MaxErrorBytes];
        var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return System.Text.Encoding.UTF8.GetString(buffer, 0, read);
    }

    private static ApiException Refusal(string pod, int code, string text) => code switch
    {
        400 => ApiErrors.BadRequest(text),
        500 => ApiErrors.InternalError(text),
        _ => new ApiException(new Status
        {
            StatusValue = "Failure",
            Code = code,
            Reason = code switch { 401 => StatusReason.Unauthorized, 403 => StatusReason.Forbidden, 404 => StatusReason.NotFound, 503 => StatusReason.ServiceUnavailable, _ => StatusReason.Unset },
            Message = $"{Meaning(code, text)} ( pods/log {pod})",
            Details = new StatusDetails { Kind = "pods/log", Name = pod },
        }),
    };

    private static string Meaning(int code, string text) => code switch
    {
        401 => "the server has asked for the client to provide credentials",
        403 => text.Length > 0 ? text.Trim() : "forbidden",
        404 => "the server could not find the requested resource",
        503 => "the server is currently unable to handle the request",
        _ => $"the server responded with the status code {code} but did not return more information",
    };
}
