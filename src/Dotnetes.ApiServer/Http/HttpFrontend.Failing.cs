using Dotnetes.ApiServer.Pipeline;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Http;

/// <content>What clients see of failures and warnings.</content>
internal sealed partial class HttpFrontend
{
    private async ValueTask Fail(HttpContext http, RequestContext? context, ApiException error)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        if (context is not null)
        {
            context.Audit?.Failed(error.Status);
            WriteWarnings(http, context);
        }

        var status = error.Status;
        if (status.Details is { RetryAfterSeconds: > 0 and var seconds })
        {
            http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        var code = status.Code == 0 ? 500 : status.Code;
        if (ContentNegotiation.TryChoosePlain(http.Request.Headers.Accept.ToString(), PrettyJson.IsWanted(http.Request)) is { } format)
        {
            var encoder = new ResponseEncoder(format, "", options.Time);
            await BodyWriter.Write(http, code, encoder.ContentType, encoder.Encode(status), mayCompress: false);
            return;
        }

        // Whoever accepts nothing that an error can be written in is taken for a person.
        await BodyWriter.WriteRaw(http, code, MediaTypes.Json, PrettyJson.Indent(JsonText.Encode(status)));
    }

    private static void WriteWarnings(HttpContext http, RequestContext context)
    {
        http.Response.Headers.Remove("Warning");
        foreach (var text in context.Warnings)
        {
            // A header cannot carry them.
            if (text.Any(char.IsControl))
            {
                continue;
            }

            http.Response.Headers.Append("Warning", $"299 - \"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
        }
    }
}
