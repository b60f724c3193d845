using Dotnetes.Machinery.Serving;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.Kubelet.Server;

/// <summary>Sends what a server answers about itself.</summary>
public static class StatusReplies
{
    /// <summary>Sends the answer.</summary>
    /// <param name="reply">The answer.</param>
    /// <param name="http">The request; nothing of its answer was sent yet.</param>
    /// <exception cref="OperationCanceledException">The client is gone.</exception>
    public static Task Send(this StatusReply reply, HttpContext http)
    {
        http.Response.StatusCode = reply.Code;
        http.Response.ContentType = reply.ContentType;
        foreach (var (name, value) in reply.Headers)
        {
            http.Response.Headers[name] = value;
        }

        return http.Response.WriteAsync(reply.Body, http.RequestAborted);
    }
}
