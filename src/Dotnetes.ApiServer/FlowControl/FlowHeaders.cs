using System.Globalization;
using Dotnetes.ApiServer.Http;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.FlowControl;

/// <summary>What clients see of flow control.</summary>
internal static class FlowHeaders
{
    /// <summary>The text of the answer to those who are turned away.</summary>
    public const string TooMany = "Too many requests, please try again later.";

    /// <summary>
    /// Tells by which objects a request was classified; by uid, since the names are not everybody's to know. Who is turned away is answered, as upstream does it: as text,
    /// not as a Status.
    /// </summary>
    /// <returns>Whether the request may run.</returns>
    public static async ValueTask<bool> Admit(HttpContext http, FlowPass pass)
    {
        if (pass.Schema is { } schema)
        {
            http.Response.Headers["X-Kubernetes-PF-FlowSchema-UID"] = schema.Schema.Metadata.Uid;
            http.Response.Headers["X-Kubernetes-PF-PriorityLevel-UID"] = schema.Level.Configuration.Metadata.Uid;
        }

        if (!pass.IsRejected)
        {
            return true;
        }

        http.Response.Headers.RetryAfter = pass.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers.XContentTypeOptions = "nosniff";
        await BodyWriter.WriteText(http, 429, TooMany + "\n");
        return false;
    }
}
