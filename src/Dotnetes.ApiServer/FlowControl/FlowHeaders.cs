using System.Globalization;
using Dotnetes.ApiServer.Http;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.FlowControl;

/// <summary>What clients see of flow control.</summary>
internal static class FlowHeaders
{
    /// <summary>The text of the answer to those who are turned away.</summary>
    public const string TooMany = "Too many requests, please try again later.";

    /// <summary>Tells by which objects a request was classified; by uid, since the names are not everybody's to know.</summary>
    public static void Set(HttpContext http, FlowPass pass)
    {
        if (pass.Schema is { } schema)
        {
            http.Response.Headers["X-Kubernetes-PF-FlowSchema-UID"] = schema.Schema.Metadata.Uid;
            http.Response.Headers["X-Kubernetes-PF-PriorityLevel-UID"] = schema.Level.Configuration.Metadata.Uid;
        }
    }

    /// <summary>Turns a request away, as upstream does: as text, not as a Status.</summary>
    public static ValueTask Refuse(HttpContext http, FlowPass pass)
    {
        http.Response.Headers.RetryAfter = pass.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return BodyWriter.WriteText(http, 429, TooMany + "\n");
    }
}
